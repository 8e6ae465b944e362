package dev.upgraderequired.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.upgraderequired.internal.census.Census;
import dev.upgraderequired.internal.census.ProtocolGrid;
import dev.upgraderequired.internal.census.Violator;
import dev.upgraderequired.internal.policy.AnyTls;
import dev.upgraderequired.internal.policy.Assessments;
import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.protocol.TransportSecurity.Tls;
import dev.upgraderequired.protocol.TransportSecurity.TlsAtLeast;
import dev.upgraderequired.spi.Mode;
import dev.upgraderequired.spi.Verdict;
import dev.upgraderequired.spi.Violation;
import dev.upgraderequired.spi.Violation.Kind;
import dev.upgraderequired.spi.WhenTlsUnknown;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every report is valid by docs/report.schema.json, which rejects what is no report. */
class ReportSchemaTest {

  private static final Instant NOW = Instant.parse("2027-01-15T12:34:00Z");

  private final Census census = new Census(NOW, WhenTlsUnknown.REFUSE);
  private final Random clients = new Random(426);

  @Test
  void acceptsAnEmptyReport() throws Exception {
    JsonNode filter = ReportSchema.valid(report(Statuses.withoutPlan()).toJson()).path("shop");

    assertThat(filter.path("schema").asInt()).isEqualTo(1);
    assertThat(filter.path("node").asText()).isEqualTo("node1");
    assertThat(filter.at("/sketches/clients")).isEmpty();
    assertThat(filter.at("/sketches/violators/items")).isEmpty();
  }

  /** Every protocol, and more sources than a summary keeps. */
  @Test
  void acceptsAFullReport() throws Exception {
    for (int i = 0; i < ProtocolGrid.SIZE; i++) {
      for (Verdict verdict : Verdict.values()) {
        count(ProtocolGrid.at(i), verdict);
      }
    }
    for (int i = 0; i < 2 * 1000 + 1; i++) {
      violate(
          "An agent with a \"long\" name/" + i % 1000,
          "/a-first-segment-of-forty-characters-" + i % 1000);
    }
    violate("one more", "/");

    String report = report(Statuses.withoutPlan()).toJson();
    JsonNode filter = ReportSchema.valid(report).path("shop");

    assertThat(report).hasSizeLessThan(500_000);
    assertThat(filter.at("/sketches/violators/items")).hasSize(1000);
    assertThat(filter.at("/sketches/violators/tooLowByAtMost").asLong()).isEqualTo(1);
    assertThat(filter.at("/top/violators")).hasSize(10);
  }

  @Test
  void namesThePlaceOfEveryCodeThatWasSeen() throws Exception {
    violate("curl/8", "/");

    JsonNode filter = ReportSchema.valid(report(Statuses.planned()).toJson()).path("shop");

    assertThat(filter.path("docs")).hasToString("{\"cleartext\":\"codes.md#cleartext\"}");
  }

  /** Nodes of another version may report a code that this one does not have. */
  @Test
  void acceptsCodesOfOtherVersions() throws Exception {
    JsonNode report = ReportSchema.valid(report(Statuses.planned()).toJson());

    ((ObjectNode) report.at("/shop/violations")).put("code-of-another-version", 1);

    assertThat(ReportSchema.isValid(report)).isTrue();
  }

  @Test
  void rejectsAPlaceThatIsNotOnThePageOfCodes() throws Exception {
    violate("curl/8", "/");
    JsonNode report = ReportSchema.valid(report(Statuses.planned()).toJson());

    ((ObjectNode) report.at("/shop/docs")).put("cleartext", "https://example.org/cleartext");

    assertThat(ReportSchema.isValid(report)).isFalse();
  }

  @Test
  void acceptsPlans() throws Exception {
    ReportSchema.valid(report(Statuses.planned()).toJson());
    ReportSchema.valid(report(Statuses.required(NOW, NOW.plusSeconds(60))).toJson());
    ReportSchema.valid(
        report(
                Statuses.planned(
                    NOW, NOW.plus(Duration.ofDays(1)), NOW, NOW.plus(Duration.ofHours(1))))
            .toJson());
  }

  @Test
  void acceptsSeveralFilters() throws Exception {
    Report report = report(Statuses.planned());

    JsonNode filters = ReportSchema.valid(new CombinedReport(List.of(report, report)).toJson());

    assertThat(filters.fieldNames()).toIterable().containsExactly("shop", "shop (2)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"schema", "node", "mode", "since", "requests", "hours", "sketches"})
  void rejectsAReportThatLacksAMember(String name) throws Exception {
    JsonNode report = ReportSchema.valid(report(Statuses.planned()).toJson());

    ((ObjectNode) report.path("shop")).remove(name);

    assertThat(ReportSchema.isValid(report)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"AAAA", "not base64", ""})
  void rejectsOtherRegisters(String registers) throws Exception {
    count(ProtocolGrid.at(0), Verdict.REFUSED);
    JsonNode report = ReportSchema.valid(report(Statuses.planned()).toJson());

    ((ObjectNode) report.at("/shop/sketches/clients/0")).put("registers", registers);

    assertThat(ReportSchema.isValid(report)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"AAAA", "not base64", ""})
  void rejectsOtherBits(String bits) throws Exception {
    violate("curl/8", "/");
    JsonNode report = ReportSchema.valid(report(Statuses.planned()).toJson());

    ((ArrayNode) report.at("/shop/sketches/violators/items/0")).set(7, bits);

    assertThat(ReportSchema.isValid(report)).isFalse();
  }

  @Test
  void sketchesClientsByProtocol() throws Exception {
    count(
        new NegotiatedProtocol(HttpVersion.HTTP_1_1, new Tls(TlsVersion.TLS_1_2)), Verdict.WARNED);
    count(
        new NegotiatedProtocol(HttpVersion.HTTP_1_1, new Tls(TlsVersion.TLS_1_2)), Verdict.EXEMPT);
    count(
        new NegotiatedProtocol(HttpVersion.HTTP_2, new TlsAtLeast(TlsVersion.TLS_1_1)),
        Verdict.PROCEEDED);
    count(
        new NegotiatedProtocol(HttpVersion.HTTP_2, new TlsAtLeast(TlsVersion.TLS_1_2)),
        Verdict.PROCEEDED);

    JsonNode sketches = ReportSchema.valid(report(Statuses.planned()).toJson());

    assertThat(sketches.at("/shop/sketches/clients"))
        .extracting(
            sketch ->
                sketch.path("http").asText()
                    + ' '
                    + sketch.path("tls").asText()
                    + ' '
                    + sketch.path("violates"))
        .containsExactly(
            "HTTP/1.1 TLS/1.2 [\"TLS/1.3\",\"HTTP/2.0\",\"HTTP/3.0\"]",
            "HTTP/1.1 TLS/1.2 []",
            "HTTP/2.0 TLS [\"TLS/1.2\",\"TLS/1.3\",\"HTTP/3.0\"]",
            "HTTP/2.0 TLS [\"TLS/1.3\",\"HTTP/3.0\"]");
    assertThat(sketches.at("/shop/sketches/clients"))
        .allSatisfy(sketch -> assertThat(nonZero(sketch)).isEqualTo(1));
  }

  private static long nonZero(JsonNode sketch) {
    byte[] registers = Base64.getDecoder().decode(sketch.path("registers").asText());
    assertThat(registers).hasSize(1024);
    long count = 0;
    for (byte register : registers) {
      count += register == 0 ? 0 : 1;
    }
    return count;
  }

  private void count(NegotiatedProtocol protocol, Verdict verdict) {
    census.count(protocol, verdict, clients.nextLong());
  }

  private void violate(String agent, String path) {
    census.countViolations(
        new Violator("192.0.2.0/24", agent, path, "direct", "HTTP/1.1", "none"),
        Assessments.of(new Violation(Kind.CLEARTEXT, new AnyTls(), "none")),
        Verdict.REFUSED,
        clients.nextLong(),
        NOW);
  }

  private Report report(PolicyStatus status) {
    return new Report(
        "shop",
        new Origin.Node("node1"),
        "Requires TLS",
        status,
        Mode.ENFORCE,
        List.of(),
        census.snapshot(NOW, 10));
  }
}
