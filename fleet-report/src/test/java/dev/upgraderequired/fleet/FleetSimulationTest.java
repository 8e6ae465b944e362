package dev.upgraderequired.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.upgraderequired.internal.census.Violator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole fleet. {@code -Dfleet.nodes=1000 -Dfleet.clients=10000000} is the full size; the default
 * is smaller.
 */
class FleetSimulationTest {

  private static final int NODES = Integer.getInteger("fleet.nodes", 40);
  private static final int CLIENTS = Integer.getInteger("fleet.clients", 200_000);

  /** Three standard errors of the sketch. */
  private static final double PERCENT = 3 * 104 / Math.sqrt(1024);

  @TempDir private Path directory;

  @Test
  void isReportedAsOneNode() throws Exception {
    SimulatedFleet fleet = new SimulatedFleet(NODES, CLIENTS);
    List<Path> files = fleet.writeReports(directory);
    Path list = directory.resolve("files.txt");
    Files.write(list, files.stream().map(Path::toString).toList());
    Path out = directory.resolve("fleet.json");

    Instant start = Instant.now();
    assertThat(mergeInAnotherJvm(list, out)).isEmpty();
    Duration time = Duration.between(start, Instant.now());

    JsonNode merged = new ObjectMapper().readTree(Files.readAllBytes(out)).path("shop");
    System.out.printf(
        "%d nodes, %d clients: %d reports of %d MB merged in %.1f s; %s clients, %s refused by TLS;"
            + " sources too low by at most %s%n",
        NODES,
        CLIENTS,
        files.size(),
        size(files) >> 20,
        time.toMillis() / 1000.0,
        merged.path("clients"),
        merged.at("/whatIf/0/clients"),
        merged.at("/top/tooLowByAtMost"));
    assertThat(merged.path("nodes")).hasSize(NODES);
    fleet
        .verdicts()
        .forEach(
            (verdict, count) ->
                assertThat(merged.path("verdicts").path(verdict.toString()).asLong())
                    .isEqualTo(count));
    assertThat(merged.path("clients").asLong()).isCloseTo(CLIENTS, withinPercentage(PERCENT));
    assertThat(merged.at("/whatIf/0/clients").asLong())
        .isCloseTo(fleet.oldClients(), withinPercentage(PERCENT));
    assertContainsTopTen(merged.path("top"), fleet.topTen());
  }

  private static void assertContainsTopTen(JsonNode top, Map<Violator, Long> truth) {
    long error = top.path("tooLowByAtMost").asLong();
    Map<Violator, Long> listed = new HashMap<>();
    for (JsonNode source : top.path("violators")) {
      listed.put(
          new Violator(
              source.path("network").asText(),
              source.path("agent").asText(),
              source.path("path").asText(),
              source.path("via").asText(),
              source.path("http").asText(),
              source.path("tls").asText()),
          source.path("requests").asLong());
    }
    assertThat(listed.keySet()).containsAll(truth.keySet());
    truth.forEach(
        (source, count) -> assertThat(listed.get(source)).isBetween(count - error, count));
  }

  /** With no more memory than a small machine has to spare. Returns what it said. */
  private String mergeInAnotherJvm(Path list, Path out) throws IOException, InterruptedException {
    Path said = directory.resolve("said.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                FleetReport.class.getName(),
                "--format=json",
                "--out=" + out,
                "@" + list)
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    int exitCode = process.waitFor();
    assertThat(exitCode).as(Files.readString(said, UTF_8)).isZero();
    return Files.readString(said, UTF_8);
  }

  private static long size(List<Path> files) throws IOException {
    long size = 0;
    for (Path file : files) {
      size += Files.size(file);
    }
    return size;
  }
}
