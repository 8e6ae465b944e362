package dev.upgraderequired.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.upgraderequired.policy.Decision.Proceed;
import dev.upgraderequired.policy.Decision.Shortfall;
import dev.upgraderequired.policy.Requirement.AnyTls;
import dev.upgraderequired.policy.Requirement.MinimumHttp;
import dev.upgraderequired.policy.Requirement.MinimumTls;
import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.NegotiatedProtocol.Source;
import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.protocol.TransportSecurity;
import dev.upgraderequired.protocol.TransportSecurity.Cleartext;
import dev.upgraderequired.protocol.TransportSecurity.Tls;
import dev.upgraderequired.protocol.TransportSecurity.TlsAtLeast;
import dev.upgraderequired.protocol.TransportSecurity.TlsOfUnknownVersion;
import dev.upgraderequired.protocol.TransportSecurity.Unknown;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProtocolPolicyTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          REQUIRED | WHEN UNKNOWN | NEGOTIATED  | VIOLATION           | ACTUAL
          any      | REFUSE       | cleartext   | cleartext           | none
          any      | REFUSE       | SSL_3       |                     |
          any      | REFUSE       | TLS_1_3     |                     |
          any      | REFUSE       | tls-unknown |                     |
          any      | REFUSE       | unknown     | encryption-unknown  | unknown
          TLS_1_2  | REFUSE       | cleartext   | cleartext           | none
          TLS_1_2  | REFUSE       | SSL_2       | tls-version-too-low | SSL/2.0
          TLS_1_2  | REFUSE       | SSL_3       | tls-version-too-low | SSL/3.0
          TLS_1_2  | REFUSE       | TLS_1_0     | tls-version-too-low | TLS/1.0
          TLS_1_2  | REFUSE       | TLS_1_1     | tls-version-too-low | TLS/1.1
          TLS_1_2  | REFUSE       | TLS_1_2     |                     |
          TLS_1_2  | REFUSE       | TLS_1_3     |                     |
          TLS_1_2  | REFUSE       | tls-unknown | tls-version-unknown | TLS
          TLS_1_2  | REFUSE       | unknown     | encryption-unknown  | unknown
          any      | REFUSE       | >TLS_1_0    |                     |
          TLS_1_2  | REFUSE       | >TLS_1_2    |                     |
          TLS_1_2  | REFUSE       | >TLS_1_3    |                     |
          TLS_1_3  | REFUSE       | >TLS_1_2    | tls-version-unknown | TLS
          TLS_1_3  | ALLOW        | >TLS_1_2    |                     |
          TLS_1_2  | ALLOW        | tls-unknown |                     |
          TLS_1_2  | ALLOW        | unknown     | encryption-unknown  | unknown
          TLS_1_2  | ALLOW        | cleartext   | cleartext           | none
          TLS_1_2  | ALLOW        | TLS_1_1     | tls-version-too-low | TLS/1.1
          TLS_1_3  | REFUSE       | TLS_1_2     | tls-version-too-low | TLS/1.2
          TLS_1_3  | REFUSE       | TLS_1_3     |                     |
          """)
  void judgesTls(
      String required,
      WhenTlsUnknown whenUnknown,
      String negotiated,
      String violation,
      String actual) {
    Requirement requirement =
        required.equals("any")
            ? new AnyTls()
            : new MinimumTls(TlsVersion.valueOf(required), whenUnknown);

    Decision decision =
        policy(requirement)
            .decide(new NegotiatedProtocol(HttpVersion.HTTP_1_1, security(negotiated)));

    assertThat(codes(decision)).isEqualTo(violation == null ? "" : violation);
    if (decision instanceof Shortfall refused) {
      assertThat(refused.violations().get(0).actual()).isEqualTo(actual);
      assertThat(refused.violations().get(0).requirement()).isEqualTo(requirement);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          REQUIRED | NEGOTIATED | VIOLATION
          1.1      | 1.0        | http-version-too-low
          1.1      | 0.9        | http-version-too-low
          1.1      | 1.1        |
          1.1      | 2          |
          2        | 1.1        | http-version-too-low
          2        | 2          |
          2        | 3          |
          3        | 2          | http-version-too-low
          1.1      | unknown    | http-version-unknown
          """)
  void judgesHttp(String required, String negotiated, String violation) {
    HttpVersion minimum = HttpVersion.parse(required).orElseThrow();
    HttpVersion version = HttpVersion.parse(negotiated).orElse(HttpVersion.UNKNOWN);

    Decision decision =
        policy(new MinimumHttp(minimum)).decide(new NegotiatedProtocol(version, new Cleartext()));

    assertThat(codes(decision)).isEqualTo(violation == null ? "" : violation);
  }

  @ParameterizedTest
  @EnumSource(WhenTlsUnknown.class)
  void saysOfAProxyThatItDoesNotTell(WhenTlsUnknown whenUnknown) {
    NegotiatedProtocol nothing = NegotiatedProtocol.unknownTo(Source.TRUSTED_PROXY);

    assertThat(
            codes(
                policy(
                        new MinimumTls(TlsVersion.TLS_1_2, whenUnknown),
                        new MinimumHttp(HttpVersion.HTTP_1_1))
                    .decide(nothing)))
        .isEqualTo("tls-not-forwarded, http-version-not-forwarded");
    assertThat(codes(policy(new AnyTls()).decide(nothing))).isEqualTo("tls-not-forwarded");
    assertThat(policy().decide(nothing)).isInstanceOf(Proceed.class);
  }

  @ParameterizedTest
  @EnumSource(WhenTlsUnknown.class)
  void saysOnceOfAProxyThatItContradictsItself(WhenTlsUnknown whenUnknown) {
    NegotiatedProtocol nonsense = NegotiatedProtocol.contradictory();
    List<Requirement> all =
        List.of(
            new MinimumTls(TlsVersion.TLS_1_2, whenUnknown),
            new AnyTls(),
            AcceptedCipherSuites.aead(),
            new MinimumHttp(HttpVersion.HTTP_1_1));

    assertThat(codes(new ProtocolPolicy(all).decide(nonsense))).isEqualTo("proxy-contradictory");
    for (Requirement each : all) {
      assertThat(codes(policy(each).decide(nonsense))).isEqualTo("proxy-contradictory");
    }
    assertThat(policy().decide(nonsense)).isInstanceOf(Proceed.class);
  }

  @Test
  void namesAllViolationsInItsOwnOrder() {
    Decision decision =
        policy(
                new MinimumTls(TlsVersion.TLS_1_2, WhenTlsUnknown.REFUSE),
                new MinimumHttp(HttpVersion.HTTP_2))
            .decide(new NegotiatedProtocol(HttpVersion.HTTP_1_0, new Tls(TlsVersion.TLS_1_0)));

    assertThat(codes(decision)).isEqualTo("tls-version-too-low, http-version-too-low");
  }

  @Test
  void letsEverythingProceedThatNothingIsRequiredOf() {
    assertThat(policy().decide(new NegotiatedProtocol(HttpVersion.UNKNOWN, new Unknown())))
        .isInstanceOf(Proceed.class);
  }

  @Test
  void refusesNothingWithoutAViolation() {
    assertThatThrownBy(() -> new Shortfall(List.of())).isInstanceOf(IllegalArgumentException.class);
  }

  private static ProtocolPolicy policy(Requirement... requirements) {
    return new ProtocolPolicy(List.of(requirements));
  }

  private static TransportSecurity security(String name) {
    return switch (name) {
      case "cleartext" -> new Cleartext();
      case "tls-unknown" -> new TlsOfUnknownVersion();
      case "unknown" -> new Unknown();
      default ->
          name.startsWith(">")
              ? new TlsAtLeast(TlsVersion.valueOf(name.substring(1)))
              : new Tls(TlsVersion.valueOf(name));
    };
  }

  private static String codes(Decision decision) {
    return decision instanceof Shortfall refused
        ? refused.violations().stream().map(Violation::code).collect(Collectors.joining(", "))
        : "";
  }
}
