package dev.upgraderequired.benchmark;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Puts a server under load for some seconds: requests a second, and p99 in microseconds. */
final class Load {

  private static final Pattern WRK_RATE = Pattern.compile("Requests/sec:\\s+([\\d.]+)");
  private static final Pattern WRK_P99 = Pattern.compile("99%\\s+([\\d.]+)(us|ms|s)");
  private static final Pattern H2LOAD_RATE = Pattern.compile("finished in [^,]+, ([\\d.]+) req/s");

  /** Longer than any load lasts. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final int ATTEMPTS = 3;

  private Load() {}

  /** Names what has to be installed, if anything. */
  static void requireTools() {
    for (String tool : List.of("wrk", "h2load")) {
      boolean found =
          Stream.of(System.getenv("PATH").split(":"))
              .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
      if (!found) {
        throw new IllegalStateException(
            tool + " is missing; on Debian: apt-get install wrk nghttp2-client");
      }
    }
  }

  static Measured run(Wire wire, URI address, Duration duration) {
    try {
      return wire.isHttp2() ? h2load(address, duration) : wrk(address, duration);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Measured wrk(URI address, Duration duration)
      throws IOException, InterruptedException {
    String output =
        output("wrk", "-t1", "-c16", "-d" + seconds(duration), "--latency", address.toString());
    Matcher p99 = found(WRK_P99, output);
    double factor =
        switch (p99.group(2)) {
          case "us" -> 1;
          case "ms" -> 1_000;
          default -> 1_000_000;
        };
    return new Measured(
        Double.parseDouble(found(WRK_RATE, output).group(1)),
        Double.parseDouble(p99.group(1)) * factor);
  }

  private static Measured h2load(URI address, Duration duration)
      throws IOException, InterruptedException {
    Path log = Files.createTempFile("h2load", ".log");
    try {
      String output =
          output(
              "h2load",
              "-t1",
              "-c8",
              "-m2",
              "-D" + seconds(duration),
              "--log-file=" + log,
              address.toString());
      return new Measured(Double.parseDouble(found(H2LOAD_RATE, output).group(1)), p99(log));
    } finally {
      Files.delete(log);
    }
  }

  // A line has when a request began, its status, and how long it took.
  private static double p99(Path log) throws IOException {
    try (Stream<String> lines = Files.lines(log)) {
      double[] times =
          lines.mapToDouble(line -> Double.parseDouble(line.split("\t", -1)[2])).sorted().toArray();
      return times[times.length * 99 / 100];
    }
  }

  private static String seconds(Duration duration) {
    return String.valueOf(duration.toSeconds());
  }

  private static Matcher found(Pattern pattern, String output) {
    Matcher matcher = pattern.matcher(output);
    if (!matcher.find()) {
      throw new IllegalStateException("No " + pattern + " in:\n" + output);
    }
    return matcher;
  }

  // h2load now and then goes on for ever, and is asked again.
  private static String output(String... command) throws IOException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      CompletableFuture.delayedExecutor(PATIENCE.toSeconds(), TimeUnit.SECONDS)
          .execute(process::destroyForcibly);
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() == 0) {
        return output;
      }
      if (attempt == ATTEMPTS) {
        throw new IllegalStateException(String.join(" ", command) + ":\n" + output);
      }
    }
  }
}
