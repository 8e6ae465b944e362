package dev.upgraderequired.stock;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A container as it is distributed, running as a process of its own. */
final class Distribution implements ContractServer {

  /** The Java that runs the tests. */
  static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

  /** An option of Java for a process that lives for seconds. */
  static final String QUICK_START = "-XX:TieredStopAtLevel=1";

  private static final Duration TIME_TO_START = Duration.ofMinutes(2);
  private static final int SECONDS_TO_STOP = 20;

  // What containers answer while the application is not there yet.
  private static final Set<Integer> NOT_YET = Set.of(404, 500, 503);

  private final Process process;
  private final Site site;

  private Distribution(Process process, Site site) {
    this.process = process;
    this.site = site;
  }

  /** A Java process that negotiates TLS 1.0 and 1.1. */
  static ProcessBuilder java(List<String> arguments) {
    return java(JAVA_HOME, arguments);
  }

  /** The same by another Java. */
  static ProcessBuilder java(Path javaHome, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(javaHome.resolve("bin/java").toString());
    command.add(QUICK_START);
    command.add("-Djava.security.properties=" + Documented.oldTls());
    command.addAll(arguments);
    return new ProcessBuilder(command);
  }

  /** Starts a container, and waits until the application in it answers. */
  static Distribution start(Site site, ProcessBuilder container) throws Exception {
    Process process =
        container
            .directory(site.directory().toFile())
            .redirectErrorStream(true)
            .redirectOutput(site.log().toFile())
            .start();
    Distribution distribution = new Distribution(process, site);
    if (!distribution.awaitApplication()) {
      distribution.stop();
      throw new IllegalStateException("has not started:\n" + Files.readString(site.log()));
    }
    return distribution;
  }

  @Override
  public int httpPort() {
    return site.httpPort();
  }

  @Override
  public int httpsPort() {
    return site.httpsPort();
  }

  @Override
  public void stop() {
    process.destroy();
    try {
      if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private boolean awaitApplication() throws InterruptedException {
    Instant deadline = Instant.now().plus(TIME_TO_START);
    while (process.isAlive() && Instant.now().isBefore(deadline)) {
      if (answers()) {
        return true;
      }
      Thread.sleep(200);
    }
    return false;
  }

  // Both ports: they may be opened one after the other.
  private boolean answers() {
    return answers("TLSv1.2") && answers("cleartext");
  }

  private boolean answers(String transport) {
    try (Wire wire = Wire.connect(this, transport)) {
      wire.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
      return !NOT_YET.contains(wire.receive("GET").status());
    } catch (IOException notYet) {
      return false;
    }
  }
}
