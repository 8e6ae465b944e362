package dev.upgraderequired.proxy;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import okhttp3.tls.HeldCertificate;

/** One run of a proxy: its directory, its ports and its processes, which end with it. */
final class ProxyRun implements ContractServer {

  private static final HeldCertificate CERTIFICATE =
      new HeldCertificate.Builder()
          .rsa2048()
          .commonName("localhost")
          .addSubjectAlternativeName("localhost")
          .addSubjectAlternativeName("127.0.0.1")
          .build();
  private static final int POLL_MILLIS = 10;
  private static final int POLLS = 2000;

  /** A program that runs, and the file with what it prints. */
  record Program(Process process, Path log) {}

  private final Path directory;
  private final int httpPort = FreePorts.next();
  private final int httpsPort = FreePorts.next();
  private final Deque<Process> processes = new ArrayDeque<>();

  ProxyRun() {
    try {
      directory = Files.createTempDirectory("proxy");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The port of the proxy for cleartext. */
  @Override
  public int httpPort() {
    return httpPort;
  }

  /** The port of the proxy for TLS. */
  @Override
  public int httpsPort() {
    return httpsPort;
  }

  Path directory() {
    return directory;
  }

  /** A file with the certificate of the proxy. */
  Path certificate() {
    return file("certificate.pem", CERTIFICATE.certificatePem());
  }

  /** A file with the key of the proxy. */
  Path key() {
    return file("key.pem", CERTIFICATE.privateKeyPkcs8Pem());
  }

  /** A file with both. */
  Path keyAndCertificate() {
    return file("both.pem", CERTIFICATE.privateKeyPkcs8Pem() + CERTIFICATE.certificatePem());
  }

  Path file(String name, String content) {
    try {
      return Files.writeString(directory.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a program, and waits until it listens. */
  void run(String debianPackage, List<String> command, int... ports) throws Exception {
    use(start(debianPackage, command), ports);
  }

  /** Waits until a program listens, and ends it with this run. */
  void use(Program program, int... ports) throws Exception {
    processes.push(program.process());
    for (int port : ports) {
      await(program, port);
    }
  }

  /** Starts a program in the directory of this run. */
  Program start(String debianPackage, List<String> command) throws IOException {
    Path log = directory.resolve(command.get(0) + ".log");
    List<String> found = new ArrayList<>(command);
    found.set(0, find(command.get(0), debianPackage));
    ProcessBuilder builder =
        new ProcessBuilder(found)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("HOME", directory.toString());
    return new Program(builder.start(), log);
  }

  // Debian keeps servers in /usr/sbin, which not everybody has in the path.
  private static String find(String program, String debianPackage) {
    return Stream.of((System.getenv("PATH") + ":/usr/sbin").split(":"))
        .map(directory -> Path.of(directory, program))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Path::toString)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "There is no %s; on Debian it is in the package %s"
                        .formatted(program, debianPackage)));
  }

  private static void await(Program program, int port) throws Exception {
    for (int polls = 0; polls < POLLS; polls++) {
      if (listens(port)) {
        return;
      }
      if (program.process().waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException(
            "ended before it listened:\n" + Files.readString(program.log()));
      }
    }
    throw new IllegalStateException("does not listen:\n" + Files.readString(program.log()));
  }

  /** Waits until it shakes hands with a client. */
  void awaitHandshake() throws Exception {
    IOException last = null;
    for (int polls = 0; polls < POLLS; polls++) {
      try {
        Wire.connect(this, "TLSv1.2").close();
        return;
      } catch (IOException notYet) {
        last = notYet;
        Thread.sleep(POLL_MILLIS);
      }
    }
    throw new IllegalStateException("shakes hands with nobody", last);
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  @Override
  public void stop() {
    processes.forEach(ProxyRun::end);
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void end(Process process) {
    List<ProcessHandle> workers = process.descendants().toList();
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    workers.forEach(ProcessHandle::destroyForcibly);
  }
}
