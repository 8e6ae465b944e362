package dev.upgraderequired.soak;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An example in a JVM of its own, with little memory. */
record ServerProcess(Process process, Path log, int httpPort, int httpsPort)
    implements AutoCloseable {

  private static final Pattern GENERATION =
      Pattern.compile("generation\\s+total \\d+K, used (\\d+)K");
  private static final Pattern COMPLAINT = Pattern.compile("SEVERE|ERROR|Exception|OutOfMemory");
  private static final int ATTEMPTS = 150;

  static ServerProcess start(Path jar) throws Exception {
    Path log = Files.createTempFile("soak", ".log");
    int http = freePort();
    int https = freePort();
    Process process =
        new ProcessBuilder(
                tool("java"),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-jar",
                jar.toString(),
                "--http",
                String.valueOf(http),
                "--https",
                String.valueOf(https),
                "minimumTls=TLSv1.3")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    ServerProcess server = new ServerProcess(process, log, http, https);
    server.awaitPort();
    return server;
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
  Sample sample() throws Exception {
    jcmd("GC.run");
    long heap =
        GENERATION
            .matcher(jcmd("GC.heap_info"))
            .results()
            .mapToLong(used -> Long.parseLong(used.group(1)))
            .sum();
    return new Sample(heap, entries("fd"), entries("task"));
  }

  private String jcmd(String command) throws Exception {
    Process jcmd =
        new ProcessBuilder(tool("jcmd"), String.valueOf(process.pid()), command)
            .redirectErrorStream(true)
            .start();
    return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
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
    process.destroy();
    Files.deleteIfExists(log);
  }
}
