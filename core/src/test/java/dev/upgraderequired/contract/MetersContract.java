package dev.upgraderequired.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Metrics that Prometheus scrapes from Micrometer, and the queries of the dashboard. */
public abstract class MetersContract extends ContainerContract {

  private static final Path DASHBOARD = Repository.file("docs/grafana-dashboard.json");

  private static final Pattern METRIC = Pattern.compile("\\bupgrade_required_\\w+");

  /** A name ahead of an operator and a quote: {@code code=~"cleartext"}. */
  private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)\\s*\"");

  private static final Pattern GROUPING =
      Pattern.compile("\\b(?:by|on|ignoring|without)\\s*\\(([^)]*)\\)");

  private static final Pattern VARIABLE = Pattern.compile("label_values\\(.*,\\s*(\\w+)\\)");
  private static final Pattern LEGEND = Pattern.compile("\\{\\{(\\w+)}}");

  /** Those that Prometheus adds to every series that it scrapes. */
  private static final Set<String> OF_PROMETHEUS = Set.of("job", "instance");

  private PrometheusMeterRegistry prometheus;
  private ContractServer server;

  @BeforeEach
  void startServer() throws Exception {
    prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    Metrics.addRegistry(prometheus);
    server = start(Map.of("minimumTls", "TLSv1.2", "exemptPaths", "/health"));
  }

  @AfterEach
  void stopServer() {
    server.stop();
    assertThat(prometheus.scrape()).as("after the end").doesNotContain("upgrade_required");
    Metrics.removeRegistry(prometheus);
  }

  @Test
  void showsRequestsByProtocolAndVerdict() throws Exception {
    get("cleartext", "/contract/x", "/contract/x", "/health");
    get("TLSv1.1", "/contract/x");
    get("TLSv1.3", "/contract/x", "/contract/x", "/contract/x", "/contract/x");
    Http2Client.send(server, "TLSv1.2", "GET", "/contract/x");

    assertThat(lines("upgrade_required_requests_total"))
        .filteredOn(line -> !line.endsWith(" 0.0"))
        .containsExactlyInAnyOrder(
            requests("1.1", "none", "none", "refused", 2),
            requests("1.1", "none", "none", "exempt", 1),
            requests("1.1", "tls", "1.1", "refused", 1),
            requests("1.1", "tls", "1.3", "proceeded", 4),
            requests("2", "tls", "1.2", "proceeded", 1));
    assertThat(lines("upgrade_required_violations_total"))
        .hasSize(14)
        .contains(
            "upgrade_required_violations_total{code=\"cleartext\",context=\"/\",filter=\"upgradeRequired\"} 3.0",
            "upgrade_required_violations_total{code=\"tls-version-too-low\",context=\"/\",filter=\"upgradeRequired\"} 1.0",
            "upgrade_required_violations_total{code=\"http-version-too-low\",context=\"/\",filter=\"upgradeRequired\"} 0.0");
    assertThat(lines("upgrade_required_mode"))
        .containsExactlyInAnyOrder(
            "upgrade_required_mode{context=\"/\",filter=\"upgradeRequired\",mode=\"enforce\"} 1.0",
            "upgrade_required_mode{context=\"/\",filter=\"upgradeRequired\",mode=\"report-only\"} 0.0",
            "upgrade_required_mode{context=\"/\",filter=\"upgradeRequired\",mode=\"off\"} 0.0");
  }

  @Test
  void countsFromZero() throws Exception {
    List<String> before = lines("upgrade_required_requests_total");
    assertThat(before)
        .contains(
            requests("1.1", "none", "none", "refused", 0),
            requests("1.1", "tls", "1.0", "refused", 0),
            requests("1.1", "tls", "1.1", "refused", 0),
            requests("2", "tls", "1.3", "proceeded", 0))
        .hasSize(2 * 5 * 5)
        .allMatch(line -> line.endsWith(" 0.0"));

    get("TLSv1.1", "/contract/x");

    assertThat(lines("upgrade_required_requests_total"))
        .hasSameSizeAs(before)
        .contains(requests("1.1", "tls", "1.1", "refused", 1));
  }

  @Test
  void showsTheClientsThatEachFloorWouldRefuse() throws Exception {
    assertThat(lines("upgrade_required_clients")).containsExactly(clients(0));
    get("TLSv1.2", "/contract/x");

    assertThat(lines("upgrade_required_clients")).containsExactly(clients(1));
    assertThat(lines("upgrade_required_what_if_clients"))
        .containsExactlyInAnyOrder(
            whatIfClients("TLS", 0),
            whatIfClients("TLS/1.1", 0),
            whatIfClients("TLS/1.2", 0),
            whatIfClients("TLS/1.3", 1),
            whatIfClients("HTTP/1.1", 0),
            whatIfClients("HTTP/2.0", 1),
            whatIfClients("HTTP/3.0", 1));
  }

  private static String clients(int count) {
    return "upgrade_required_clients{context=\"/\",filter=\"upgradeRequired\"} %d.0"
        .formatted(count);
  }

  private static String whatIfClients(String floor, int count) {
    return ("upgrade_required_what_if_clients{context=\"/\",filter=\"upgradeRequired\","
            + "floor=\"%s\"} %d.0")
        .formatted(floor, count);
  }

  /** Parallel deployment keeps the old version of an application while the new one starts. */
  @Test
  void numbersASecondServerInTheSameProcess() throws Exception {
    FilterLog log = new FilterLog();
    ContractServer second = start(Map.of("minimumTls", "TLSv1.3"));
    try (log) {
      get("TLSv1.1", "/contract/x");
      get(second, "TLSv1.2", "/contract/x", "/contract/x");

      assertThat(lines("upgrade_required_requests_total"))
          .filteredOn(line -> !line.endsWith(" 0.0"))
          .containsExactlyInAnyOrder(
              requests("1.1", "tls", "1.1", "refused", 1),
              requests("1.1", "tls", "1.2", "refused", 2)
                  .replace("\"upgradeRequired\"", "\"upgradeRequired-2\""));
      restart();
      assertThat(lines("upgrade_required_clients")).hasSize(2).contains(clients(0));
    } finally {
      second.stop();
    }
    assertThat(lines("upgrade_required_clients")).containsExactly(clients(0));
    assertThat(log.lines())
        .isNotEmpty()
        .noneMatch(line -> line.contains("Micrometer") || line.startsWith("WARNING"));
  }

  @Test
  void showsThePlan() throws Exception {
    assertThat(prometheus.scrape())
        .doesNotContain("upgrade_required_planned", "enforce_from", "brownout");
    PlannedOptions options = restartWithAPlan();
    get("cleartext", "/contract/x");
    get("TLSv1.2", "/contract/x", "/contract/x", "/health");

    assertThat(lines("upgrade_required_planned_requests_total"))
        .containsExactlyInAnyOrder(
            planned("exempt", 1),
            planned("observed", 0),
            planned("warned", 0),
            planned("refused", 2));
    assertThat(lines("upgrade_required_brownout"))
        .containsExactly("upgrade_required_brownout{context=\"/\",filter=\"upgradeRequired\"} 1.0");
    assertThat(lines("upgrade_required_enforce_from_seconds"))
        .singleElement()
        .satisfies(
            line ->
                assertThat(Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                    .isEqualTo(options.enforceFrom().getEpochSecond()));
  }

  private void restart() throws Exception {
    server.stop();
    server = start(Map.of("minimumTls", "TLSv1.2"));
  }

  private PlannedOptions restartWithAPlan() throws Exception {
    server.stop();
    PlannedOptions options = PlannedOptions.now();
    server = start(options.asMap());
    return options;
  }

  private static String planned(String verdict, int count) {
    return ("upgrade_required_planned_requests_total{context=\"/\",filter=\"upgradeRequired\","
            + "verdict=\"%s\"} %d.0")
        .formatted(verdict, count);
  }

  @Test
  void hasEverythingThatTheDashboardAsksFor() throws Exception {
    restartWithAPlan();
    get("cleartext", "/contract/x");
    Set<String> metrics = names(METRIC, prometheus.scrape());
    Set<String> tags = names(MATCHER, prometheus.scrape());
    tags.addAll(OF_PROMETHEUS);

    JsonNode dashboard = new ObjectMapper().readTree(DASHBOARD.toFile());
    List<String> queries = queries(dashboard);

    assertThat(queries).hasSizeGreaterThan(10);
    for (String query : queries) {
      assertThat(metrics).as(query).containsAll(names(METRIC, query)).isNotEmpty();
      assertThat(tags).as(query).containsAll(names(MATCHER, query));
      assertThat(tags).as(query).containsAll(names(VARIABLE, query));
      assertThat(tags).as(query).containsAll(grouping(query));
    }
    for (String legend : dashboard.findValuesAsText("legendFormat")) {
      assertThat(tags).containsAll(names(LEGEND, legend));
    }
  }

  @Test
  void leavesTheDataSourceOfTheDashboardOpen() throws Exception {
    JsonNode dashboard = new ObjectMapper().readTree(DASHBOARD.toFile());

    assertThat(dashboard.findValues("datasource"))
        .isNotEmpty()
        .allMatch(source -> source.path("uid").asText().equals("${datasource}"));
    assertThat(dashboard.path("uid").isMissingNode()).isTrue();
    assertThat(dashboard.at("/templating/list/0/name").asText()).isEqualTo("datasource");
  }

  private void get(String transport, String... paths) throws Exception {
    get(server, transport, paths);
  }

  private static void get(ContractServer server, String transport, String... paths)
      throws Exception {
    try (Wire wire = Wire.connect(server, transport)) {
      for (String path : paths) {
        wire.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").receive("GET");
      }
    }
  }

  private List<String> lines(String metric) {
    return prometheus.scrape().lines().filter(line -> line.startsWith(metric + '{')).toList();
  }

  private static String requests(
      String http, String tlsName, String tlsVersion, String verdict, int count) {
    return ("upgrade_required_requests_total{context=\"/\",filter=\"upgradeRequired\","
            + "network_protocol_version=\"%s\",tls_protocol_name=\"%s\","
            + "tls_protocol_version=\"%s\",verdict=\"%s\"} %d.0")
        .formatted(http, tlsName, tlsVersion, verdict, count);
  }

  /** Of panels and of variables. */
  private static List<String> queries(JsonNode dashboard) {
    List<String> queries = dashboard.findValuesAsText("expr");
    for (JsonNode variable : dashboard.at("/templating/list")) {
      if (variable.path("type").asText().equals("query")) {
        queries.add(variable.path("definition").asText());
      }
    }
    return queries;
  }

  private static Set<String> names(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(found -> found.group(found.groupCount()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> grouping(String query) {
    return GROUPING
        .matcher(query)
        .results()
        .flatMap(found -> Pattern.compile("\\s*,\\s*").splitAsStream(found.group(1).strip()))
        .toList();
  }
}
