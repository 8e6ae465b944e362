package dev.upgraderequired.soak;

import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** An example in a JVM of its own, with little memory. */
final class ServerProcess implements AutoCloseable {

  private static final Pattern COMPLAINT = Pattern.compile("SEVERE|ERROR|Exception|OutOfMemory");
  private static final int ATTEMPTS = 150;

  private final Path log = Files.createTempFile("soak", ".log");
  private final int httpPort = freePort();
  private final int httpsPort = freePort();
  private final Process process;
  private final JMXConnector management;
  private final MemoryMXBean memory;

  // The address is that of a process which this one has started.
  @SuppressWarnings("BanJNDI")
  private ServerProcess(Path jar) throws Exception {
    process =
        new ProcessBuilder(
                tool("java"),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-jar",
                jar.toString(),
                "--http",
                String.valueOf(httpPort),
                "--https",
                String.valueOf(httpsPort),
                "minimumTls=TLSv1.3")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    awaitPort();
    management = JMXConnectorFactory.connect(new JMXServiceURL(managementUrl()));
    memory =
        ManagementFactory.newPlatformMXBeanProxy(
            management.getMBeanServerConnection(),
            ManagementFactory.MEMORY_MXBEAN_NAME,
            MemoryMXBean.class);
  }

  static ServerProcess start(Path jar) throws Exception {
    return new ServerProcess(jar);
  }

  private String managementUrl() throws Exception {
    VirtualMachine jvm = VirtualMachine.attach(String.valueOf(process.pid()));
    try {
      return jvm.startLocalManagementAgent();
    } finally {
      jvm.detach();
    }
  }

  int httpPort() {
    return httpPort;
  }

  int httpsPort() {
    return httpsPort;
  }

  private static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void awaitPort() throws Exception {
    for (int attempt = 1; ; attempt++) {
      try {
        new Socket("localhost", httpsPort).close();
        return;
      } catch (IOException notYet) {
        if (attempt == ATTEMPTS || !process.isAlive()) {
          throw new IllegalStateException(Files.readString(log), notYet);
        }
        Thread.sleep(200);
      }
    }
  }

  /** What it holds, after its garbage is gone. */
  Sample sample() throws IOException {
    memory.gc();
    return new Sample(memory.getHeapMemoryUsage().getUsed() / 1024, entries("fd"), entries("task"));
  }

  private long entries(String folder) throws IOException {
    try (Stream<Path> entries =
        Files.list(Path.of("/proc", String.valueOf(process.pid()), folder))) {
      return entries.count();
    }
  }

  /** Lines of its log that should not be there; the first ones. */
  List<String> complaints() throws IOException {
    try (Stream<String> lines = Files.lines(log)) {
      return lines.filter(line -> COMPLAINT.matcher(line).find()).limit(10).toList();
    }
  }

  @Override
  public void close() throws IOException {
    try (management) {
      process.destroy();
    } finally {
      Files.deleteIfExists(log);
    }
  }
}
