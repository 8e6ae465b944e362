package dev.upgraderequired.internal.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.upgraderequired.internal.census.Census;
import dev.upgraderequired.internal.census.Violator;
import dev.upgraderequired.internal.policy.AnyTls;
import dev.upgraderequired.internal.policy.Assessment;
import dev.upgraderequired.internal.policy.Assessments;
import dev.upgraderequired.internal.policy.MinimumTls;
import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.protocol.TransportSecurity;
import dev.upgraderequired.protocol.TransportSecurity.Cleartext;
import dev.upgraderequired.protocol.TransportSecurity.Tls;
import dev.upgraderequired.spi.Mode;
import dev.upgraderequired.spi.UpgradePlan;
import dev.upgraderequired.spi.Verdict;
import dev.upgraderequired.spi.Violation;
import dev.upgraderequired.spi.Violation.Kind;
import dev.upgraderequired.spi.WhenTlsUnknown;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the report shows of the policy in force and of the plan. */
class PlannedReportTest {

  private static final Instant NOW = Instant.parse("2027-01-15T12:30:00Z");
  private static final Instant LATER = NOW.plus(Duration.ofDays(30));

  private final Census census = new Census(NOW, WhenTlsUnknown.REFUSE);

  @BeforeEach
  void violate() {
    count(Verdict.REFUSED, new Cleartext(), cleartext());
    count(Verdict.EXEMPT, new Cleartext(), cleartext());
    count(Verdict.WARNED, new Tls(TlsVersion.TLS_1_2), tooLow());
    count(Verdict.WARNED, new Tls(TlsVersion.TLS_1_2), tooLow());
    count(Verdict.REFUSED, new Tls(TlsVersion.TLS_1_2), tooLow());
  }

  @Test
  void countsWhatViolatesOnlyThePlan() throws Exception {
    Report report = report(Statuses.planned(NOW, LATER));

    assertThat(report.plannedVerdicts())
        .containsExactly(
            entry(Verdict.EXEMPT, 0L),
            entry(Verdict.OBSERVED, 0L),
            entry(Verdict.WARNED, 2L),
            entry(Verdict.REFUSED, 1L));
    assertThat(report.plan().flatMap(UpgradePlan::enforceFrom)).contains(LATER);
    assertThat(text(report))
        .contains(
            "Violations 2 requests violated what was in force exempt 1 observed 0 refused 1",
            "Violations 3 requests violated only what was planned exempt 0 observed 0 warned 2"
                + " refused 1",
            "5 requests judged: 5 violated the policy or the plan From about",
            "5 requests violated the policy or the plan in the last 24 hours");
  }

  @Test
  void showsNoPlanWhereThereIsNone() throws Exception {
    Report report = report(Statuses.withoutPlan());

    assertThat(report.plan()).isEmpty();
    assertThat(text(report))
        .contains("In force Required TLS Violations", "violated it")
        .doesNotContain("Planned", "Brownouts", "or the plan");
    assertThat(json(report).path("inForce").toString()).isEqualTo("[\"TLS\"]");
    assertThat(json(report).has("planned")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          DATE                 | IN_FORCE             | PLANNED
                               | Required TLS         | Required TLS/1.3 Date no date yet: violations are only counted
          2027-02-01T00:00:00Z | Required TLS         | Required TLS/1.3 Date from 2027-02-01 00:00 UTC on
          2027-01-15T12:30:00Z | Required TLS/1.3     | Required TLS/1.3 Date enforced since 2027-01-15 12:30 UTC
          2027-01-01T00:00:00Z | Required TLS/1.3     | Required TLS/1.3 Date enforced since 2027-01-01 00:00 UTC
          """)
  void showsWhatIsInForceAndWhatIsPlanned(Instant date, String inForce, String planned) {
    PolicyStatus status = date == null ? Statuses.planned() : Statuses.planned(NOW, date);

    assertThat(text(report(status)))
        .containsSubsequence("In force " + inForce + " Violations", "Planned " + planned);
  }

  @Test
  void explainsThatNothingIsInForceBeforeTheDateOfTheWholePolicy() throws Exception {
    Report before = report(Statuses.required(NOW, LATER));
    Report after = report(Statuses.required(NOW, NOW));

    assertThat(text(before))
        .contains(
            "Required nothing until 2027-02-14 12:30 UTC. That is the date of the whole policy,"
                + " because no option planned… is set.",
            "Planned Required TLS Date from 2027-02-14 12:30 UTC on");
    assertThat(json(before).path("inForce")).isEmpty();
    assertThat(json(before).at("/planned/nothingInForceYet").asBoolean()).isTrue();
    assertThat(json(before).at("/planned/required").toString()).isEqualTo("[\"TLS\"]");
    assertThat(text(after)).contains("In force Required TLS Violations").doesNotContain("until");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          FROM              | UNTIL             | ROWS
          2027-01-15T12:00Z | 2027-01-15T13:00Z | 1, for 30 % of clients Running 2027-01-15 12:00 to 13:00 UTC Violations
          2027-01-15T12:31Z | 2027-01-15T13:00Z | 1, for 30 % of clients Next 2027-01-15 12:31 to 13:00 UTC Violations
          2027-01-15T23:30Z | 2027-01-16T00:30Z | 1, for 30 % of clients Next 2027-01-15 23:30 to 2027-01-16 00:30 UTC Violations
          2027-01-15T12:00Z | 2027-01-15T12:30Z | 1 (over), for 30 % of clients Violations
          """)
  void showsTheBrownoutThatIsRunningOrNext(String from, String until, String rows) {
    PolicyStatus status = Statuses.planned(NOW, LATER, instant(from), instant(until));

    assertThat(text(report(status))).contains("Brownouts " + rows);
  }

  /** The chart is 1000 wide and has 24 hours, the first of which starts at 13:00. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          FROM              | UNTIL             | SHAPE
          2027-01-14T19:00Z | 2027-01-15T01:00Z | x="250.0" y="0.0" width="250.0"
          2027-01-14T10:00Z | 2027-01-14T14:00Z | x="0.0" y="0.0" width="41.7"
          2027-01-15T12:00Z | 2027-01-15T15:00Z | x="958.3" y="0.0" width="41.7"
          2027-01-15T01:00Z | 2027-01-15T01:01Z | x="500.0" y="0.0" width="4.0"
          2027-01-14T10:00Z | 2027-01-14T13:00Z |
          2027-01-15T12:31Z | 2027-01-15T12:45Z |
          """)
  void marksBrownoutsInTheTimeLine(String from, String until, String shape) {
    Report report = report(Statuses.planned(NOW, LATER, instant(from), instant(until)));

    if (shape == null) {
      assertThat(report.toHtml())
          .doesNotContain("<rect class=\"brownout\"", "<i class=\"brownout\"");
    } else {
      assertThat(report.toHtml())
          .contains(
              "<rect class=\"brownout\" " + shape + " height=\"240.0\"/>",
              "<rect class=\"edge\" " + shape)
          .containsPattern("<i class=\"brownout\"></i>1 brownout: 2027-\\S+ \\S+ to ")
          .containsPattern("aria-label=\"5 requests [^\"]+ in one hour; 1 brownout: 2027-01-1");
    }
    assertThat(report.toHtml()).doesNotContain(" style=");
  }

  @Test
  void marksTheDateInTheTimeLine() {
    assertThat(report(Statuses.planned(NOW, instant("2027-01-15T01:00Z"))).toHtml())
        .contains("<line class=\"date\" x1=\"500.0\" x2=\"500.0\"")
        .contains("<i class=\"date\"></i>plan enforced since 2027-01-15 01:00 UTC<")
        .contains("in one hour; plan enforced since 2027-01-15 01:00 UTC\"");
    for (Instant outside : List.of(LATER, instant("2027-01-14T12:59Z"))) {
      assertThat(report(Statuses.planned(NOW, outside)).toHtml())
          .doesNotContain("<line", "class=\"date\"");
    }
  }

  @Test
  void sumsUpManyBrownouts() {
    Instant[] times = new Instant[8];
    for (int i = 0; i < times.length; i++) {
      times[i] = NOW.minus(Duration.ofHours(10 - i));
    }
    String page = report(Statuses.planned(NOW, LATER, times)).toHtml();

    assertThat(page).contains("<i class=\"brownout\"></i>4 brownouts<").contains("; 4 brownouts\"");
    assertThat(page.split("<rect class=\"brownout\"")).hasSize(5);
  }

  @Test
  void writesThePlanAsJson() throws Exception {
    JsonNode planned =
        json(report(
                Statuses.planned(
                    NOW, LATER, instant("2027-02-01T09:00Z"), instant("2027-02-01T10:00Z"))))
            .path("planned");

    assertThat(planned.toString())
        .isEqualTo(
            "{\"required\":[\"TLS/1.3\"],\"requiredInWords\":\"TLS/1.3\","
                + "\"nothingInForceYet\":false,\"enforceFrom\":\"2027-02-14T12:30:00Z\","
                + "\"brownouts\":[{\"from\":\"2027-02-01T09:00:00Z\","
                + "\"until\":\"2027-02-01T10:00:00Z\"}],\"brownoutPercent\":30,"
                + "\"verdicts\":{\"exempt\":0,\"observed\":0,\"warned\":2,\"refused\":1}}");
    assertThat(json(report(Statuses.planned())).path("planned").has("enforceFrom")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "REPORT_ONLY, Mode report-only: nothing is refused",
    "OFF, Mode off: nothing is refused or counted"
  })
  void showsAModeThatRefusesNothing(Mode mode, String row) {
    assertThat(text(report(Statuses.planned(), mode))).contains("In force Required TLS " + row);
  }

  private void count(Verdict verdict, TransportSecurity security, Assessment assessment) {
    census.count(new NegotiatedProtocol(HttpVersion.HTTP_1_1, security), verdict, 1);
    census.countViolations(
        new Violator("192.0.2.0/24", "curl/8", "/", "direct", "HTTP/1.1", "none"),
        assessment,
        verdict,
        1,
        NOW);
  }

  private static Assessment cleartext() {
    return Assessments.of(new Violation(Kind.CLEARTEXT, new AnyTls(), "none"));
  }

  private static Assessment tooLow() {
    return Assessments.planned(
        new Violation(
            Kind.TLS_VERSION_TOO_LOW,
            new MinimumTls(TlsVersion.TLS_1_3, WhenTlsUnknown.REFUSE),
            "TLS/1.2"));
  }

  private Report report(PolicyStatus status) {
    return report(status, Mode.ENFORCE);
  }

  private Report report(PolicyStatus status, Mode mode) {
    return new Report(
        "shop",
        new Origin.Node("node1"),
        "Requires TLS",
        status,
        mode,
        List.of(),
        census.snapshot(NOW, 10));
  }

  private static JsonNode json(Report report) throws Exception {
    return new ObjectMapper().readTree(report.toJson()).path("shop");
  }

  /** The text of the page. */
  private static String text(Report report) {
    return report.toHtml().replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
  }

  private static Instant instant(String time) {
    return OffsetDateTime.parse(time).toInstant();
  }
}
