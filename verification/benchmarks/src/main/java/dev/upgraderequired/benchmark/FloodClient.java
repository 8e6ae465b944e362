package dev.upgraderequired.benchmark;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sends requests on a few connections, on each of them when the one before has its response.
 *
 * @param status that every response has to have
 */
record FloodClient(int port, IntFunction<byte[]> request, int status) {

  private static final int CONNECTIONS = 4;

  private static final Pattern LENGTH = Pattern.compile("(?i)\r\nContent-Length: *(\\d+)");

  private static final Pattern CLOSE = Pattern.compile("(?i)\r\nConnection: [^\r]*close");

  /** So that no two turns make up the same. */
  private static final AtomicInteger NEXT = new AtomicInteger();

  /** How many requests there were in this time. */
  int send(Duration duration) {
    long end = System.nanoTime() + duration.toNanos();
    ExecutorService connections = Executors.newFixedThreadPool(CONNECTIONS);
    try {
      List<Future<Integer>> sent = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        sent.add(connections.submit(() -> sendUntil(end)));
      }
      int all = 0;
      for (Future<Integer> each : sent) {
        all += each.get();
      }
      return all;
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      connections.shutdownNow();
    }
  }

  private int sendUntil(long end) throws IOException {
    int sent = 0;
    do {
      sent += sendOnOneConnection(end);
    } while (System.nanoTime() < end);
    return sent;
  }

  /** How many requests there were until the time was over, or the server closed the connection. */
  private int sendOnOneConnection(long end) throws IOException {
    int sent = 0;
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      String head;
      do {
        byte[] next = request.apply(NEXT.getAndIncrement());
        socket.getOutputStream().write(next);
        head = receive(in, next);
        sent++;
      } while (System.nanoTime() < end && !CLOSE.matcher(head).find());
    }
    return sent;
  }

  private String receive(InputStream in, byte[] sent) throws IOException {
    String head = head(in);
    Matcher length = LENGTH.matcher(head);
    if (!head.startsWith("HTTP/1.1 " + status + " ") || !length.find()) {
      throw new IOException(head + "\nto\n" + new String(sent, ISO_8859_1));
    }
    in.skipNBytes(Long.parseLong(length.group(1)));
    return head;
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n", head.length() - 4) < 0) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("after " + head);
      }
      head.append((char) next);
    }
    return head.toString();
  }
}
