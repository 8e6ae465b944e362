package dev.upgraderequired.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Ports that are free, below those that the system gives to clients. */
final class FreePorts {

  private static final int FIRST = 20_000;
  private static final int LAST = 32_000;

  /** JVMs of one test run that may look for ports at the same time, each among its own. */
  private static final int JVMS = 8;

  private static final int JVM = Integer.getInteger("fork", 0) % JVMS;
  private static final int COUNT = (LAST - FIRST) / JVMS;

  private static final AtomicInteger NEXT =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(COUNT));

  private FreePorts() {}

  /** A port of the loopback address, never the same twice. */
  static int next() {
    for (int tried = 0; tried < COUNT; tried++) {
      int port = FIRST + Math.floorMod(NEXT.getAndIncrement(), COUNT) * JVMS + JVM;
      if (isFree(port)) {
        return port;
      }
    }
    throw new IllegalStateException("no port is free");
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
