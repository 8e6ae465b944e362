package dev.upgraderequired.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.upgraderequired.internal.census.Census;
import dev.upgraderequired.internal.census.Violator;
import dev.upgraderequired.internal.policy.AnyTls;
import dev.upgraderequired.internal.policy.Assessments;
import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.protocol.TransportSecurity.Cleartext;
import dev.upgraderequired.protocol.TransportSecurity.Tls;
import dev.upgraderequired.spi.Mode;
import dev.upgraderequired.spi.Verdict;
import dev.upgraderequired.spi.Violation;
import dev.upgraderequired.spi.Violation.Kind;
import dev.upgraderequired.spi.WhenTlsUnknown;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

public class ReportTest {

  private static final Instant NOW = Instant.parse("2027-01-15T12:34:00Z");

  private final Census census = new Census(NOW, WhenTlsUnknown.REFUSE);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          curl/8.0     | curl/8.0
          a b          | a b
          a,b          | "a,b"
          a"b          | "a""b"
          =1+1         | "'=1+1"
          +1           | "'+1"
          -1           | "'-1"
          @x           | "'@x"
          <b>          | "<b>"
          a;=1+1;b     | "a?=1+1?b"
          """)
  void escapesCells(String agent, String cell) {
    violate(agent);

    assertThat(ReportCsv.render(reports()).lines())
        .filteredOn(line -> line.startsWith("shop,top source,"))
        .singleElement()
        .asString()
        .startsWith(
            "shop,top source,,1,100.00,1,,192.0.2.0/24," + cell + ",/,HTTP/1.1,none,direct,")
        .doesNotContain(",=", ",+", ",-", ",@")
        .matches(".* from 192\\.0\\.2\\.0/24 on / in cleartext: 1 request\"?");
  }

  @Test
  void escapesNamesThatClientsChoose() throws Exception {
    violate("\"><script>\\\n\u2028</script>&");

    JsonNode json = new ObjectMapper().readTree(ReportJson.render(reports()));
    assertThat(json.at("/shop/top/violators/0/agent").asText())
        .isEqualTo("\"><script>\\\n\u2028</script>&");
    assertThat(ReportPage.render(reports()))
        .contains("&quot;&gt;&lt;script&gt;")
        .doesNotContain("<script");
  }

  @Test
  void mailsWhatEachMinimumWouldRefuse() {
    violate("a");
    census.count(
        new NegotiatedProtocol(HttpVersion.HTTP_2, new Tls(TlsVersion.TLS_1_2)),
        Verdict.PROCEEDED,
        1L << 60);

    assertThat(ReportCsv.render(reports()).lines())
        .startsWith(
            "filter,kind,required,requests,requestsPercent,clients,clientsPercent"
                + ",network,agent,path,http,tls,via,sentence",
            "shop,what if,TLS,1,50.00,1,50.00,,,,,,"
                + ",\"Requiring TLS would have refused 50.0 % of requests and 50.0 % of clients\"")
        .contains(
            "shop,what if,TLS/1.3,2,100.00,2,100.00,,,,,,"
                + ",\"Requiring TLS 1.3 would have refused 100.0 % of requests and 100.0 % of clients\"");
  }

  @Test
  void showsSoftwareThatManyClientsUseFirst() {
    for (int i = 0; i < 5; i++) {
      violate("busy/1", 0);
    }
    violate("wide/1", 1);
    violate("wide/1", 2);

    assertThat(ReportPage.render(reports()))
        .containsSubsequence(
            "Software, by requests",
            row(5, "busy/1"),
            row(2, "wide/1"),
            "Software, by clients",
            row(2, "wide/1"),
            row(1, "busy/1"));
  }

  private static String row(int number, String software) {
    return "<tr><th scope=\"row\">" + number + "</th><td>" + software + "</td></tr>";
  }

  @Test
  void givesTheTopSourcesAsSentences() {
    violate("a/1");
    violate("b/2");
    violate("b/2");

    assertThat(reports().get(0).topSources())
        .containsExactly(
            "b 2 from 192.0.2.0/24 on / in cleartext: 2 requests",
            "a 1 from 192.0.2.0/24 on / in cleartext: 1 request");
  }

  @Test
  void showsTheClientsOfEachSource() throws Exception {
    for (int client = 0; client < 128; client++) {
      violate("wide/1", client);
    }

    assertThat(ReportPage.render(reports()))
        .contains(" in cleartext: 128 requests</th><td>600 or more</td><td>direct</td></tr>");
    assertThat(ReportCsv.render(reports()))
        .contains("shop,top source,,128,100.00,600,,192.0.2.0/24,wide/1,");
    JsonNode json = new ObjectMapper().readTree(ReportJson.render(reports()));
    assertThat(json.at("/shop/top/violators/0/clients").asLong()).isEqualTo(600);
    assertThat(json.at("/shop/top/agents/0/clients").asLong()).isEqualTo(600);
    assertThat(json.at("/shop/sketches/violators/items/0/7").asText())
        .isEqualTo("/".repeat(21) + "w==");
  }

  @Test
  void showsCodesAndFaultsOfProxies() {
    violate("a");
    census.countViolations(
        new Violator("192.0.2.0/24", "a", "/", "proxy", "HTTP/1.1", "unknown"),
        Assessments.of(new Violation(Kind.TLS_NOT_FORWARDED, new AnyTls(), "unknown")),
        Verdict.REFUSED,
        1,
        NOW);

    assertThat(ReportPage.render(reports()))
        .contains("<strong>Proxy faults:</strong> <code>tls-not-forwarded</code> 1.")
        .contains("<code>cleartext</code><br><small>the connection is not encrypted</small>");
  }

  @Test
  void statesThatNothingHasBeenCounted() {
    assertThat(ReportPage.render(reports()))
        .contains("Nothing has been counted yet")
        .doesNotContain("${", "NaN");
  }

  @Test
  void usesSingularAndPlural() {
    violate("a");

    assertThat(ReportPage.render(reports()))
        .contains("<h2>1 request judged: 1 violated the policy</h2>")
        .contains("<p>From about 1 client, since 2027-01-15 12:34 UTC.</p>")
        .contains(
            "<p>1 request violated the policy in the last 24 hours, at most 1 in one hour.</p>");
    violate("a");
    assertThat(ReportPage.render(reports()))
        .contains("<h2>2 requests judged: 2 violated the policy</h2>");
  }

  @Test
  void countsWhatCompliesAmongWhatWasJudgedOnly() {
    violate("a");
    census.count(
        new NegotiatedProtocol(HttpVersion.HTTP_2, new Tls(TlsVersion.TLS_1_3)),
        Verdict.PROCEEDED,
        2);

    assertThat(ReportPage.render(reports()))
        .contains("<h2>2 requests judged: 1 violated the policy</h2>");
  }

  @Test
  void showsSharesAndTimes() {
    violate("a");
    for (int i = 0; i < 1999; i++) {
      census.count(
          new NegotiatedProtocol(HttpVersion.HTTP_1_1, new Cleartext()), Verdict.OBSERVED, i << 20);
    }
    assertThat(ReportPage.render(reports()))
        .contains("<h2>2\u202f000 requests judged: 2\u202f000 violated the policy</h2>")
        .contains("<th scope=\"row\">TLS</th><td><div class=\"measure\"><span>100.0 %</span>")
        .contains("since 2027-01-15 12:34 UTC");
  }

  @Test
  void showsNoticesBeforeAnythingIsCounted() throws Exception {
    assertThat(ReportPage.render(reports())).contains("<p class=\"notice\">A &lt;notice&gt;.</p>");
    assertThat(new ObjectMapper().readTree(ReportJson.render(reports())).at("/shop/notices/0"))
        .hasToString("\"A <notice>\"");
  }

  private void violate(String agent) {
    violate(agent, 1);
  }

  private void violate(String agent, long client) {
    census.count(
        new NegotiatedProtocol(HttpVersion.HTTP_1_1, new Cleartext()), Verdict.REFUSED, client);
    census.countViolations(
        new Violator("192.0.2.0/24", agent, "/", "direct", "HTTP/1.1", "none"),
        Assessments.of(new Violation(Kind.CLEARTEXT, new AnyTls(), "none")),
        Verdict.REFUSED,
        client,
        NOW);
  }

  private List<Report> reports() {
    return List.of(
        new Report(
            "shop",
            new Origin.Node("node1"),
            "Requires TLS",
            Statuses.withoutPlan(),
            Mode.ENFORCE,
            List.of("A <notice>"),
            census.snapshot(NOW, 10)));
  }
}
