package dev.upgraderequired.internal.refusal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.upgraderequired.internal.policy.AcceptedCipherSuites;
import dev.upgraderequired.internal.policy.MinimumHttp;
import dev.upgraderequired.internal.policy.MinimumTls;
import dev.upgraderequired.internal.policy.Plan;
import dev.upgraderequired.internal.policy.ProtocolPolicy;
import dev.upgraderequired.internal.policy.Rollout;
import dev.upgraderequired.internal.policy.Rule;
import dev.upgraderequired.protocol.CipherSuite;
import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.protocol.TransportSecurity.Tls;
import dev.upgraderequired.spi.Violation;
import dev.upgraderequired.spi.Violation.Kind;
import dev.upgraderequired.spi.WhenTlsUnknown;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

/** What a check says of a plan: to a connection that complies, that will not, or does not. */
class PlannedCheckTest {

  private static final Instant FROM = Settings.TIME.plus(Duration.ofDays(121));
  private static final MinimumTls TLS_1_2 = minimum(TlsVersion.TLS_1_2);
  private static final MinimumTls TLS_1_3 = minimum(TlsVersion.TLS_1_3);
  private static final MinimumHttp HTTP_2 = new MinimumHttp(HttpVersion.HTTP_2);
  private static final String DATE = "2027-06-01 12:34 UTC";

  @Test
  void explainsInTextWhatWillBeWrongAndWhatToDo() {
    assertThat(check(Optional.of(FROM), TlsVersion.TLS_1_2, "text/plain", "en"))
        .startsWith(
            """
            Your connection will do today, but not from 2027-06-01 12:34 UTC on: your connection \
            used HTTP/1.1 over TLS 1.2; this site is going to require TLS 1.3 or newer, HTTP/2 or \
            newer.

            Your connection: HTTP/1.1 over TLS 1.2

            This site requires: TLS 1.2 or newer

            Required from 2027-06-01 12:34 UTC on: TLS 1.3 or newer, HTTP/2 or newer

            """)
        .contains("What you can do\n- Update your browser")
        .contains("For developers and administrators\n- Update the runtime")
        .contains("\n- Offer h2 by ALPN")
        .doesNotContain("Trying again");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          DATED | NEGOTIATED | TITLE                                                           | VERDICT  | PLANNED
          true  | TLS_1_3    | Your connection will do                                         | accepted | Required from 2027-06-01 12:34 UTC on
          true  | TLS_1_2    | Your connection will do today, but not from 2027-06-01 12:34 UTC on | planned | Required from 2027-06-01 12:34 UTC on
          true  | TLS_1_1    | Your connection would be refused                                | refused  | Required from 2027-06-01 12:34 UTC on
          false | TLS_1_3    | Your connection will do                                         | accepted | To be required later, no date yet
          false | TLS_1_2    | Your connection will do today, but not for ever                 | planned  | To be required later, no date yet
          false | TLS_1_1    | Your connection would be refused                                | refused  | To be required later, no date yet
          """)
  void saysInEveryFormatWhatIsPlanned(
      boolean dated, TlsVersion negotiated, String title, String verdict, String planned)
      throws Exception {
    Optional<Instant> from = Optional.of(FROM).filter(date -> dated);

    assertThat(check(from, negotiated, "text/html", "en"))
        .contains("<title>" + title + "</title>", "<h1>" + title + "</h1>")
        .contains("<div class=\"card " + verdict + "\" role=\"main\">")
        .contains("<th scope=\"row\">" + planned + "</th>")
        .contains("<td>TLS 1.3 or newer, HTTP/2 or newer</td></tr>\n</table>");
    assertThat(check(from, negotiated, "text/plain", "en"))
        .startsWith(title + ": ")
        .contains("\n\n" + planned + ": TLS 1.3 or newer, HTTP/2 or newer\n");
    JsonNode json = new ObjectMapper().readTree(check(from, negotiated, "application/json", "en"));
    assertThat(json.path("title").asText()).isEqualTo(title);
    assertThat(json.at("/planned/required").toString()).isEqualTo("[\"TLS/1.3\",\"HTTP/2.0\"]");
    assertThat(json.at("/planned").has("enforceFrom")).isEqualTo(dated);
    assertThat(json.at("/planned/violations").isEmpty()).isEqualTo(verdict.equals("accepted"));
  }

  /** In the line that a visitor quotes to support; programs find the codes of both in the JSON. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          NEGOTIATED | CODES
          TLS_1_3    | ''
          TLS_1_2    | ' · tls-version-too-low · http-version-too-low'
          TLS_1_1    | ' · tls-version-too-low'
          """)
  void showsTheCodesOfWhatIsViolatedNowOrElseLater(TlsVersion negotiated, String codes) {
    assertThat(check(Optional.of(FROM), negotiated, "text/html", "en"))
        .contains("2027-01-31T12:34:56Z · &lt;Example &amp; Sons&gt;" + codes + "</code>");
    if (!codes.isEmpty()) {
      assertThat(check(Optional.of(FROM), negotiated, "text/plain", "en"))
          .contains("quote this line: 2027-01-31T12:34:56Z · <Example & Sons>" + codes + "\n");
    }
  }

  @Test
  void tellsProgramsWhatWillBeWrong() throws Exception {
    String json = check(Optional.of(FROM), TlsVersion.TLS_1_2, "application/json", "en");

    assertThat(json)
        .contains(
            "\"required\":[\"TLS/1.2\"],\"violations\":[],"
                + "\"planned\":{\"required\":[\"TLS/1.3\",\"HTTP/2.0\"],"
                + "\"enforceFrom\":\"2027-06-01T12:34:56.789Z\",\"violations\":["
                + "{\"code\":\"tls-version-too-low\",\"required\":\"TLS/1.3\",\"actual\":\"TLS/1.2\"},"
                + "{\"code\":\"http-version-too-low\",\"required\":\"HTTP/2.0\","
                + "\"actual\":\"HTTP/1.1\"}]}");
    assertThat(new ObjectMapper().readTree(json).path("detail").asText())
        .startsWith("Your connection used HTTP/1.1 over TLS 1.2; this site is going to require")
        .contains(" Update the runtime or TLS library of the client");
  }

  @Test
  void nestsThePlanInXml() throws Exception {
    String xml = check(Optional.of(FROM), TlsVersion.TLS_1_2, "application/xml", "en");

    Document problem =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(xml.getBytes(UTF_8)));
    assertThat(problem.getElementsByTagName("planned").getLength()).isEqualTo(1);
    assertThat(xml)
        .contains(
            "<violations></violations><planned><required><i>TLS/1.3</i><i>HTTP/2.0</i></required>"
                + "<enforceFrom>2027-06-01T12:34:56.789Z</enforceFrom><violations><i>"
                + "<code>tls-version-too-low</code>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "text/plain", "application/json", "application/xml"})
  void saysNothingOfThePlanFromItsDateOn(String accept) {
    Optional<Instant> before = Optional.of(Settings.TIME.minus(Duration.ofDays(1)));

    assertThat(check(before, TlsVersion.TLS_1_3, accept, "en"))
        .doesNotContain("<tr class=\"planned\">", "Required from", "\"planned\"", "<planned>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar", "he", "fa"})
  void keepsDatesInOrderInRightToLeftText(String tag) {
    String text = check(Optional.of(FROM), TlsVersion.TLS_1_2, "text/plain", tag);

    assertThat(text.split("\u2066" + DATE + "\u2069", -1)).as("title and heading").hasSize(3);
  }

  @Test
  void namesTheSuiteWhereSuitesArePlanned() {
    NegotiatedProtocol negotiated =
        negotiated(new Tls(TlsVersion.TLS_1_2, new CipherSuite("TLS_RSA_WITH_AES_128_GCM_SHA256")));

    assertThat(
            check(
                plan(Optional.empty(), TLS_1_2, AcceptedCipherSuites.forwardSecret()),
                negotiated,
                "text/plain",
                "en"))
        .contains("HTTP/1.1 over TLS 1.2 (TLS_RSA_WITH_AES_128_GCM_SHA256); this site is going to")
        .contains("require cipher suites with forward secrecy.");
  }

  @Test
  void namesNoRequirementIfOnlyThePlanHasAny() {
    Plan plan =
        new Plan(
            new ProtocolPolicy(List.of()),
            Optional.of(new ProtocolPolicy(List.of(TLS_1_3))),
            new Rollout(Optional.empty(), List.of(), 100));

    assertThat(check(plan, negotiated(new Tls(TlsVersion.TLS_1_2)), "text/plain", "en"))
        .contains("To be required later, no date yet: TLS 1.3 or newer")
        .doesNotContain("This site requires");
  }

  private static String check(
      Optional<Instant> from, TlsVersion version, String accept, String language) {
    return check(plan(from, TLS_1_3, HTTP_2), negotiated(new Tls(version)), accept, language);
  }

  private static Plan plan(Optional<Instant> from, Rule... planned) {
    return new Plan(
        new ProtocolPolicy(List.of(TLS_1_2)),
        Optional.of(new ProtocolPolicy(List.of(planned))),
        new Rollout(from, List.of(), 100));
  }

  private static String check(
      Plan plan, NegotiatedProtocol negotiated, String accept, String language) {
    AnsweredRequest request =
        Settings.request(
                negotiated,
                new Violation(Kind.CLEARTEXT, TLS_1_2, "none"),
                false,
                Map.of("Accept", accept, "Accept-Language", language))
            .withProtocol(
                negotiated, plan.assessConnection(negotiated, Settings.TIME, new byte[4]));
    return new String(new RefusalFactory(Settings.withStatus(426)).check(request).content(), UTF_8);
  }

  private static NegotiatedProtocol negotiated(Tls security) {
    return new NegotiatedProtocol(
        security.version() == TlsVersion.TLS_1_3 ? HttpVersion.HTTP_2 : HttpVersion.HTTP_1_1,
        security);
  }

  private static MinimumTls minimum(TlsVersion version) {
    return new MinimumTls(version, WhenTlsUnknown.REFUSE);
  }
}
