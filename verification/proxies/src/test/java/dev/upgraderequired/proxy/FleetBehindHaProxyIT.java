package dev.upgraderequired.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Jetty and a Tomcat that share the requests are reported as one node that gets all of them. */
class FleetBehindHaProxyIT {

  private static final Map<String, String> OPTIONS =
      Map.of(
          "trustedProxies", "127.0.0.1",
          "proxyPreset", "haproxy",
          "minimumTls", "TLSv1.2",
          "plannedMinimumTls", "TLSv1.3");

  /** As HAProxy would send them. */
  private static final List<String> HEADERS =
      List.of(
          "X-Forwarded-For: 127.0.0.1",
          "X-Forwarded-Proto: https",
          "X-SSL-Protocol: TLSv1.3",
          "X-SSL-Cipher: TLS_AES_256_GCM_SHA384",
          "X-Client-Protocol: HTTP/1.1");

  @TempDir private Path directory;
  private final List<Runnable> stops = new ArrayList<>();
  private Upstream jetty;
  private Upstream tomcat;
  private Upstream alone;

  @BeforeEach
  void start() throws Exception {
    jetty = start(Container.JETTY);
    tomcat = start(Container.TOMCAT);
    alone = start(Container.JETTY);
  }

  private Upstream start(Container container) throws Exception {
    Upstream upstream = container.start(Application.FILTER, OPTIONS);
    stops.add(0, upstream.stop());
    return upstream;
  }

  @AfterEach
  void stop() {
    stops.forEach(Runnable::run);
  }

  @Test
  void isReportedAsOneNode() throws Exception {
    ProxyRun two =
        HaProxyBeforeBothIT.balancing()
            .startBefore(new Upstream(jetty.httpPort(), tomcat.httpPort(), () -> {}));
    stops.add(0, two::stop);
    ProxyRun one = HaProxy.documented().startBefore(alone);
    stops.add(0, one::stop);
    for (String transport : List.of("cleartext", "TLSv1.1", "TLSv1.2", "TLSv1.2", "TLSv1.3")) {
      for (int i = 0; i < 5; i++) {
        Client.send(two, transport, "HTTP/1.1", "User-Agent: agent/" + i);
        Client.send(one, transport, "HTTP/1.1", "User-Agent: agent/" + i);
      }
    }

    JsonNode merged = report(jetty, tomcat);
    JsonNode whole = report(alone);

    assertThat(merged.path("nodes")).hasSize(2);
    assertThat(merged.path("missing")).isEmpty();
    assertThat(merged.path("nodes"))
        .allSatisfy(node -> assertThat(node.path("requests").asLong()).isBetween(13L, 14L));
    // Each request for a report is counted, too.
    assertThat(merged.path("requests").asLong()).isEqualTo(25 + 2);
    assertThat(whole.path("requests").asLong()).isEqualTo(25 + 1);
    for (String member :
        List.of("policy", "inForce", "planned", "mode", "violations", "clients", "hours")) {
      assertThat(merged.path(member)).as(member).isEqualTo(whole.path(member));
    }
    assertThat(merged.at("/verdicts/refused").asLong()).isEqualTo(10);
    assertThat(merged.at("/planned/verdicts/observed").asLong()).isEqualTo(10);
    assertThat(merged.at("/sketches/clients")).isEqualTo(whole.at("/sketches/clients"));
    assertThat(merged.at("/sketches/violators/items"))
        .containsExactlyInAnyOrderElementsOf(whole.at("/sketches/violators/items"));
  }

  private JsonNode report(Upstream... nodes) throws Exception {
    Path out = directory.resolve("fleet.json");
    Process process =
        new ProcessBuilder(command(out, nodes))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(process.waitFor()).isZero();
    return new ObjectMapper().readTree(Files.readString(out)).path("upgradeRequired");
  }

  private static List<String> command(Path out, Upstream... nodes) {
    Stream<String> java =
        Stream.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "dev.upgraderequired.fleet.FleetReport",
            "--format=json",
            "--out=" + out);
    Stream<String> urls =
        Stream.of(nodes).map(node -> "http://127.0.0.1:" + node.httpPort() + "/internal/report");
    return Stream.of(java, HEADERS.stream().map(header -> "--header=" + header), urls)
        .flatMap(all -> all)
        .toList();
  }
}
