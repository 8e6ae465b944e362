package dev.upgraderequired.example.quarkus;

import dev.upgraderequired.contract.ContractServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.tls.HeldCertificate;

/** The application as the Quarkus plugin has packaged it, in a process. */
final class QuarkusApplication implements ContractServer {

  private static final Duration MAX_START = Duration.ofSeconds(60);
  private static final Pattern LISTENING =
      Pattern.compile("Listening on: http://.*?:(\\d+) and https://.*?:(\\d+)");

  private final Process process;
  private final int httpPort;
  private final int httpsPort;

  private QuarkusApplication(Process process, Matcher ports) {
    this.process = process;
    httpPort = Integer.parseInt(ports.group(1));
    httpsPort = Integer.parseInt(ports.group(2));
  }

  /**
   * Starts it on ports that are free.
   *
   * @param options of the filter, of which META-INF/web.xml leaves only {@code trustedProxies} open
   * @param properties of Quarkus, by their names
   */
  static QuarkusApplication start(Map<String, String> options, Map<String, String> properties)
      throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "quarkus-");
    Path log = directory.resolve("log.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command(certificate(directory), properties))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    // By default an address that is nobody's (RFC 5737).
    builder
        .environment()
        .put("TRUSTED_PROXIES", options.getOrDefault("trustedProxies", "192.0.2.1"));
    Process process = builder.start();
    return new QuarkusApplication(process, ports(process, log));
  }

  private static Map<String, String> certificate(Path directory) throws IOException {
    HeldCertificate held = new HeldCertificate.Builder().rsa2048().commonName("localhost").build();
    Path key = Files.writeString(directory.resolve("key.pem"), held.privateKeyPkcs8Pem());
    Path certificate = Files.writeString(directory.resolve("cert.pem"), held.certificatePem());
    return Map.of(
        "quarkus.http.ssl.certificate.key-files", key.toString(),
        "quarkus.http.ssl.certificate.files", certificate.toString());
  }

  private static List<String> command(Map<String, String> tls, Map<String, String> properties) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    tls.forEach((name, value) -> command.add("-D" + name + "=" + value));
    properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.addAll(
        List.of(
            "-Dquarkus.http.host=::",
            "-Dquarkus.http.port=0",
            "-Dquarkus.http.ssl-port=0",
            "-jar",
            System.getProperty("quarkus.application")));
    return command;
  }

  private static Matcher ports(Process process, Path log) throws IOException, InterruptedException {
    long end = System.nanoTime() + MAX_START.toNanos();
    while (System.nanoTime() < end && process.isAlive()) {
      Matcher listening = LISTENING.matcher(Files.readString(log));
      if (listening.find()) {
        return listening;
      }
      Thread.sleep(50);
    }
    process.destroyForcibly();
    throw new IllegalStateException("It has not started: " + Files.readString(log));
  }

  @Override
  public int httpPort() {
    return httpPort;
  }

  @Override
  public int httpsPort() {
    return httpsPort;
  }

  @Override
  public void stop() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
