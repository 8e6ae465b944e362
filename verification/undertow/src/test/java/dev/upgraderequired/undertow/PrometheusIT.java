package dev.upgraderequired.undertow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.Repository;
import dev.upgraderequired.contract.Wire;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The queries of the dashboard and of docs/monitoring.md, in a Prometheus that scrapes a server.
 */
class PrometheusIT {

  private static final int POLL_MILLIS = 200;
  private static final int POLLS = 300;
  private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((.*),\\s*(\\w+)\\)");
  private static final Pattern QUERY = Pattern.compile("(?s)\n```promql\n(.*?)\n```\n");

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Deque<Runnable> toStop = new ArrayDeque<>();
  private ContractServer shop;
  private Prometheus prometheus;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    assumeTrue(Prometheus.isInstalled(), "the Debian package prometheus is not installed");
    Metrics.addRegistry(registry);
    Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS);
    shop =
        new UndertowContainer()
            .withFilter(
                Map.of(
                    "minimumTls",
                    "TLSv1.2",
                    "plannedMinimumTls",
                    "TLSv1.3",
                    "enforceFrom",
                    hour.plus(30, ChronoUnit.DAYS).toString(),
                    "brownouts",
                    hour + "/PT3H"));
    toStop.push(shop::stop);
    prometheus = Prometheus.scraping(portOfMetrics(), folder);
    toStop.push(prometheus::close);
  }

  private int portOfMetrics() throws IOException {
    HttpServer metrics =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    metrics.createContext(
        "/metrics",
        exchange -> {
          byte[] scrape = registry.scrape().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, scrape.length);
          exchange.getResponseBody().write(scrape);
          exchange.close();
        });
    metrics.start();
    toStop.push(() -> metrics.stop(0));
    return metrics.getAddress().getPort();
  }

  @AfterEach
  void stop() {
    toStop.forEach(Runnable::run);
    Metrics.removeRegistry(registry);
  }

  @Test
  void runsTheQueriesOfTheDashboard() throws Exception {
    requestsAfterTheFirstScrape();
    JsonNode dashboard =
        new ObjectMapper().readTree(Repository.file("docs/grafana-dashboard.json").toFile());

    for (String expression : dashboard.findValuesAsText("expr")) {
      awaitValues(withVariables(expression));
    }
    for (String variable : dashboard.findValuesAsText("definition")) {
      Matcher query = LABEL_VALUES.matcher(withVariables(variable));
      assertThat(query.matches()).as(variable).isTrue();
      assertThat(prometheus.labelValues(query.group(1), query.group(2))).as(variable).isNotEmpty();
    }
  }

  /**
   * They cover a day, and those of alerts find nothing: it is enough that Prometheus reads them.
   */
  @Test
  void readsTheQueriesOfTheDocumentation() throws Exception {
    String page = Files.readString(Repository.file("docs/monitoring.md"));
    List<String> queries = QUERY.matcher(page).results().map(block -> block.group(1)).toList();

    assertThat(queries).hasSizeGreaterThanOrEqualTo(5);
    for (String query : queries) {
      prometheus.query(query);
    }
  }

  /** A counter that appeared with its first request would start at 1, without an increase. */
  @Test
  void seesTheIncreaseOfTheFirstRequest() throws Exception {
    requestsAfterTheFirstScrape();

    awaitValues(
        "increase(upgrade_required_requests_total{network_protocol_version=\"1.1\","
            + "tls_protocol_version=\"none\",verdict=\"refused\"}[1m]) > 0");
  }

  private void requestsAfterTheFirstScrape() throws Exception {
    awaitValues("upgrade_required_mode == 1");
    for (String transport : List.of("cleartext", "TLSv1.2")) {
      try (Wire wire = Wire.connect(shop, transport)) {
        wire.send("GET /contract/x HTTP/1.1\r\nHost: localhost\r\n\r\n").receive("GET");
      }
    }
  }

  private void awaitValues(String expression) throws IOException, InterruptedException {
    for (int poll = 0; poll < POLLS; poll++) {
      if (!prometheus.query(expression).isEmpty()) {
        return;
      }
      Thread.sleep(POLL_MILLIS);
    }
    throw new AssertionError("no value of " + expression);
  }

  /** As Grafana does with all of every variable, and a time range of a minute. */
  private static String withVariables(String query) {
    return query
        .replaceAll("\\$(job|node|context|filter)\\b", ".*")
        .replaceAll("\\$__(range|rate_interval)\\b", "1m");
  }
}
