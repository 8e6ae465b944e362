package dev.upgraderequired.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The report of an operator, after a few requests. */
public abstract class ReportContract extends ContainerContract {

  private static final String OPTIONS = "minimumTls=TLSv1.2 exemptPaths=/health";
  private static final String EVIL = "<script>alert(1)</script>";

  @BeforeAll
  void makeRequests() throws Exception {
    for (int i = 0; i < 3; i++) {
      send("cleartext", "/contract/a", "curl/7.29.0");
    }
    send("TLSv1.1", "/api/b", "=cmd()");
    send("TLSv1.1", "/contract/c", "Mozilla/5.0 (Windows NT 10.0) Chrome/63.0.1 Safari/537.36");
    send("cleartext", "/health", EVIL);
    send("TLSv1.2", "/contract/d", "curl/8.0");
  }

  private Message send(String transport, String path, String agent) throws Exception {
    try (Wire wire = Wire.connect(server(OPTIONS), transport)) {
      return wire.send(
              "GET %s HTTP/1.1\r\nHost: localhost\r\nUser-Agent: %s\r\n\r\n".formatted(path, agent))
          .receive("GET");
    }
  }

  private Message report(String query, String accept) throws Exception {
    return report(server(OPTIONS), query, accept);
  }

  private static Message report(ContractServer server, String query, String accept)
      throws Exception {
    try (Wire wire = Wire.connect(server, "TLSv1.3")) {
      return wire.send(
              "GET /internal/report%s HTTP/1.1\r\nHost: localhost\r\nAccept: %s\r\n\r\n"
                  .formatted(query, accept))
          .receive("GET");
    }
  }

  @Test
  void countsExactly() throws Exception {
    JsonNode filter = new ObjectMapper().readTree(report("", "*/*").content()).elements().next();

    assertThat(filter.path("mode").asText()).isEqualTo("enforce");
    assertThat(filter.path("policy").asText()).startsWith("Requires TLS 1.2 or newer of every");
    assertThat(filter.path("verdicts").path("refused").asLong()).isEqualTo(5);
    assertThat(filter.path("verdicts").path("exempt").asLong()).isEqualTo(1);
    assertThat(filter.path("violations").toString())
        .isEqualTo("{\"cleartext\":4,\"tls-version-too-low\":2}");
    assertThat(filter.path("protocols").toString())
        .contains(
            "{\"http\":\"HTTP/1.1\",\"tls\":\"none\",\"verdict\":\"refused\",\"requests\":3}",
            "{\"http\":\"HTTP/1.1\",\"tls\":\"none\",\"verdict\":\"exempt\",\"requests\":1}",
            "{\"http\":\"HTTP/1.1\",\"tls\":\"TLS/1.1\",\"verdict\":\"refused\",\"requests\":2}",
            "{\"http\":\"HTTP/1.1\",\"tls\":\"TLS/1.2\",\"verdict\":\"proceeded\",\"requests\":1}");
    assertThat(filter.path("whatIf").toString())
        .contains(
            "{\"requirement\":\"TLS\",\"requests\":3,\"clients\":1}",
            "{\"requirement\":\"TLS/1.2\",\"requests\":5,\"clients\":1}",
            "{\"requirement\":\"TLS/1.3\",\"requests\":6,\"clients\":1}",
            "{\"requirement\":\"HTTP/1.1\",\"requests\":0,\"clients\":0}");
    assertThat(filter.path("hours")).hasSize(24);
    assertThat(filter.path("top").path("violators").get(0).toString())
        .isEqualTo(
            "{\"requests\":3,\"clients\":1,\"network\":\"127.0.0.0/24\",\"agent\":\"curl/7.29.0\","
                + "\"path\":\"/contract\",\"via\":\"direct\",\"http\":\"HTTP/1.1\",\"tls\":\"none\","
                + "\"sentence\":\"curl 7.29.0 from 127.0.0.0/24 on /contract in cleartext: 3 requests\"}");
    assertThat(filter.path("schema").asInt()).isEqualTo(1);
    assertThat(filter.at("/sketches/clients"))
        .extracting(sketch -> sketch.path("tls").asText())
        .contains("none", "TLS/1.1", "TLS/1.2");
    assertThat(filter.at("/sketches/violators/items/0").toString())
        .matches(
            Pattern.quote(
                    "[3,\"127.0.0.0/24\",\"curl/7.29.0\",\"/contract\",\"direct\",\"HTTP/1.1\",\"none\",")
                + "\"[\\w+/]{22}==\"]");
    assertThat(filter.path("top").path("agents").toString()).contains("\"Chrome/63\"");
    assertThat(filter.path("top").path("paths").toString()).contains("\"/health\"", "\"/api\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          QUERY        | ACCEPT                  | TYPE
          ''           | text/html,*/*;q=0.8     | text/html;charset=utf-8
          ''           | application/json        | application/json;charset=utf-8
          ''           | text/csv                | text/csv;charset=utf-8
          ?format=csv  | text/html               | text/csv;charset=utf-8
          ?format=json | text/html               | application/json;charset=utf-8
          ?format=html | */*                     | text/html;charset=utf-8
          """)
  void speaksTheFormatThatIsAskedFor(String query, String accept, String type) throws Exception {
    Message report = report(query, accept);

    assertThat(report.status()).isEqualTo(200);
    assertThat(report.field("Content-Type").replace(" ", "").toLowerCase()).isEqualTo(type);
    assertThat(report.field("Cache-Control")).isEqualTo("no-store");
    assertThat(report.content()).doesNotContain(EVIL);
  }

  @Test
  void isAPageWithoutScriptsOrFurtherRequests() throws Exception {
    Message page = report("", "text/html");

    assertThat(page.field("Content-Security-Policy"))
        .startsWith("default-src 'none'; style-src 's");
    assertThat(page.content())
        .contains(
            "Requires TLS 1.2 or newer", "curl/7.29.0", "127.0.0.0/24", "TLS 1.1", "cleartext")
        .contains("content=\"" + page.field("Content-Security-Policy") + "\"")
        .contains("<h3>In force</h3>")
        .doesNotContain("<h3>Planned</h3>")
        .doesNotContain("<script", " style=", "src=", "http://", "https://", "${");
  }

  @Test
  void showsWhatIsInForceAndWhatIsPlanned() throws Exception {
    PlannedOptions options = PlannedOptions.now();
    ContractServer server = start(options.asMap());
    try {
      try (Wire wire = Wire.connect(server, "TLSv1.2")) {
        wire.send("GET /contract/x HTTP/1.1\r\nHost: localhost\r\n\r\n").receive("GET");
      }
      JsonNode filter =
          new ObjectMapper().readTree(report(server, "", "*/*").content()).elements().next();
      JsonNode planned = filter.path("planned");
      String page = report(server, "", "text/html").content();

      assertThat(filter.path("inForce").toString()).isEqualTo("[\"TLS/1.2\"]");
      assertThat(planned.path("required").toString()).isEqualTo("[\"TLS/1.3\"]");
      assertThat(planned.path("enforceFrom").asText()).isEqualTo(options.enforceFrom().toString());
      assertThat(planned.at("/brownouts/0/from").asText()).isEqualTo(options.brownout().toString());
      assertThat(planned.at("/brownouts/0/until").asText())
          .isEqualTo(options.brownoutUntil().toString());
      assertThat(planned.path("brownoutPercent").asInt()).isEqualTo(100);
      assertThat(planned.path("verdicts").toString())
          .isEqualTo("{\"exempt\":0,\"observed\":0,\"warned\":0,\"refused\":1}");
      assertThat(page)
          .contains("<h3>In force</h3>", "TLS 1.2 or newer", "<h3>Planned</h3>", "TLS 1.3 or newer")
          .contains("<rect class=\"brownout\"")
          .doesNotContain(" style=");
    } finally {
      server.stop();
    }
  }

  @Test
  void sendsNoFormulaToASpreadsheet() throws Exception {
    assertThat(report("?format=csv", "*/*").content())
        .startsWith("filter,kind,required,requests,requestsPercent,")
        .contains(
            ",127.0.0.0/24,curl/7.29.0,/contract,HTTP/1.1,none,direct"
                + ",curl 7.29.0 from 127.0.0.0/24 on /contract in cleartext: 3 requests\r\n")
        .doesNotContain(",=", ",\"=");
  }
}
