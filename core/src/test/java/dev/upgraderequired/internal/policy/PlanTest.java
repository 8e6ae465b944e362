package dev.upgraderequired.internal.policy;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.internal.config.Configurations;
import dev.upgraderequired.internal.field.UpgradeField;
import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.protocol.TransportSecurity;
import dev.upgraderequired.protocol.TransportSecurity.Cleartext;
import dev.upgraderequired.protocol.TransportSecurity.Tls;
import dev.upgraderequired.spi.Requirement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is required of a request at an instant, and by which policy it is refused. */
public class PlanTest {

  private static final Instant RUNNING = Instant.parse("2027-02-01T09:10:00Z");
  private static final String TLS_1_3 = "plannedMinimumTls=TLSv1.3";
  private static final String DATED =
      " enforceFrom=2027-03-01T00:00Z brownouts=2027-02-01T09:00:00.5Z/PT30M";

  /** The fraction is in the same second as the border. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          NOW                      | TRANSPORT | REQUIRED | PLANNED | UPGRADE          | BROWNOUT
          2027-01-15T00:00:00Z     | cleartext | TLS/1.2  | false   | TLS/1.3, TLS/1.2 | false
          2027-01-15T00:00:00Z     | TLSv1.1   | TLS/1.2  | false   | TLS/1.3, TLS/1.2 | false
          2027-01-15T00:00:00Z     | TLSv1.2   | TLS/1.3  | true    | TLS/1.3          | false
          2027-02-01T09:00:00.499Z | cleartext | TLS/1.2  | false   | TLS/1.3, TLS/1.2 | false
          2027-02-01T09:00:00.499Z | TLSv1.2   | TLS/1.3  | true    | TLS/1.3          | false
          2027-02-01T09:00:00.500Z | cleartext | TLS/1.2  | false   | TLS/1.3          | false
          2027-02-01T09:00:00.500Z | TLSv1.1   | TLS/1.2  | false   | TLS/1.3          | false
          2027-02-01T09:00:00.500Z | TLSv1.2   | TLS/1.3  | true    | TLS/1.3          | true
          2027-02-01T09:30:00.499Z | TLSv1.2   | TLS/1.3  | true    | TLS/1.3          | true
          2027-02-01T09:30:00.500Z | cleartext | TLS/1.2  | false   | TLS/1.3, TLS/1.2 | false
          2027-02-01T09:30:00.500Z | TLSv1.2   | TLS/1.3  | true    | TLS/1.3          | false
          2027-02-28T23:59:59.999Z | cleartext | TLS/1.2  | false   | TLS/1.3, TLS/1.2 | false
          2027-02-28T23:59:59.999Z | TLSv1.2   | TLS/1.3  | true    | TLS/1.3          | false
          2027-03-01T00:00:00Z     | cleartext | TLS/1.3  | false   | TLS/1.3          | false
          2027-03-01T00:00:00Z     | TLSv1.2   | TLS/1.3  | false   | TLS/1.3          | false
          2037-03-01T00:00:00Z     | TLSv1.2   | TLS/1.3  | false   | TLS/1.3          | false
          """)
  void changesWithTheDates(
      Instant now,
      String transport,
      String required,
      boolean planned,
      String upgrade,
      boolean brownout) {
    Assessment assessment = plan(TLS_1_3 + DATED).assess(negotiated(transport), now);

    assertThat(tokens(assessment.requirements())).isEqualTo(required);
    assertThat(assessment.isPlanned()).isEqualTo(planned);
    assertThat(UpgradeField.of(assessment.toResolve(), Optional.empty())).isEqualTo(upgrade);
    assertThat(assessment.brownout().isPresent()).isEqualTo(brownout);
    assertThat(assessment.violations())
        .isNotEmpty()
        .allMatch(violation -> assessment.requirements().contains(violation.requirement()));
  }

  /** At any time: there is no date. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          OPTIONS                                      | TRANSPORT | REQUIRED          | PLANNED | CODES
          minimumTls=TLSv1.2                           | cleartext | TLS/1.2           | false   | cleartext
          plannedMinimumTls=TLSv1.3                    | cleartext | TLS/1.2           | false   | cleartext
          plannedMinimumTls=TLSv1.3                    | TLSv1.2   | TLS/1.3           | true    | tls-version-too-low
          plannedMinimumTls=TLSv1.3 minimumTls=none    | cleartext | TLS/1.3           | true    | cleartext
          plannedMinimumTls=any minimumTls=none        | cleartext | TLS               | true    | cleartext
          plannedMinimumHttp=2                         | TLSv1.3   | TLS/1.2, HTTP/2.0 | true    | http-version-too-low
          plannedMinimumHttp=2                         | cleartext | TLS/1.2           | false   | cleartext
          plannedMinimumHttp=2 plannedMinimumTls=TLSv1.3 | TLSv1.2 | TLS/1.3, HTTP/2.0 | true    | tls-version-too-low,http-version-too-low
          plannedMinimumHttp=2 minimumTls=none         | cleartext | HTTP/2.0          | true    | http-version-too-low
          plannedCipherSuites=aead                     | TLSv1.2   | TLS/1.2, aead     | true    | cipher-suite-unknown
          """)
  void doesNotMixThePolicyInForceWithThePlan(
      String options, String transport, String required, boolean planned, String codes) {
    Assessment assessment = plan(options).assess(negotiated(transport), Instant.MAX);

    assertThat(tokens(assessment.requirements())).isEqualTo(required);
    assertThat(assessment.isPlanned()).isEqualTo(planned);
    assertThat(assessment.violations().stream().map(v -> v.code()).collect(joining(",")))
        .isEqualTo(codes);
  }

  @ParameterizedTest
  @CsvSource({
    "2027-01-15T00:00:00Z, TLSv1.2, '', tls-version-too-low, true",
    "2027-02-01T09:10:00Z, TLSv1.2, tls-version-too-low, '', false",
    "2027-02-01T09:10:00Z, TLSv1.3, '', '', false",
    "2027-01-15T00:00:00Z, TLSv1.3, '', '', true",
    "2027-01-15T00:00:00Z, cleartext, cleartext, cleartext, true",
    "2027-03-01T00:00:00Z, TLSv1.2, tls-version-too-low, '', false"
  })
  void tellsACheckOfThePlanUntilItsDate(
      Instant now, String transport, String codes, String planned, boolean isAnnounced) {
    Assessment assessment =
        plan(TLS_1_3 + DATED).assessConnection(negotiated(transport), now, new byte[4]);

    assertThat(assessment.violations().stream().map(v -> v.code()).collect(joining(",")))
        .isEqualTo(codes);
    assertThat(assessment.plannedViolations().stream().map(v -> v.code()).collect(joining(",")))
        .isEqualTo(planned);
    assertThat(assessment.plan().isPresent()).isEqualTo(isAnnounced);
    assertThat(assessment.brownout().isPresent())
        .isEqualTo(now.equals(RUNNING) && !codes.isEmpty());
  }

  @Test
  void refusesACheckInABrownoutForTheShareOfClientsThatItAffects() {
    Plan plan = plan(TLS_1_3 + DATED + " brownoutPercent=50");
    for (int i = 0; i < 100; i++) {
      byte[] client = {10, 0, 0, (byte) i};

      assertThat(
              plan.assessConnection(negotiated("TLSv1.2"), RUNNING, client).brownout().isPresent())
          .isEqualTo(plan.rollout().affects(client));
    }
  }

  @Test
  void keepsTheDatesOfTheWholePolicyWithoutAPlan() {
    Plan plan = plan("minimumTls=TLSv1.2" + DATED);

    Assessment before = plan.assess(negotiated("cleartext"), Instant.parse("2027-01-15T00:00:00Z"));
    Assessment after = plan.assess(negotiated("cleartext"), Instant.parse("2027-03-01T00:00:00Z"));

    assertThat(before.isPlanned()).isTrue();
    assertThat(after.isPlanned()).isFalse();
    assertThat(tokens(before.requirements())).isEqualTo(tokens(after.requirements()));
  }

  private static String tokens(List<Requirement> requirements) {
    return requirements.stream().map(Requirement::token).collect(joining(", "));
  }

  private static NegotiatedProtocol negotiated(String transport) {
    TransportSecurity security =
        transport.equals("cleartext")
            ? Cleartext.INSTANCE
            : new Tls(TlsVersion.parse(transport).orElseThrow());
    return new NegotiatedProtocol(HttpVersion.HTTP_1_1, security);
  }

  private static Plan plan(String options) {
    Map<String, String> given = new TreeMap<>();
    for (String option : options.split(" ")) {
      given.put(option.split("=")[0], option.split("=")[1]);
    }
    return Configurations.read(given).plan();
  }
}
