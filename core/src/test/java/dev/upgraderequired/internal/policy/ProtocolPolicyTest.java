package dev.upgraderequired.internal.policy;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.upgraderequired.spi.Violation;
import dev.upgraderequired.spi.WhenTlsUnknown;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

public class ProtocolPolicyTest {

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
    Rule requirement =
        required.equals("any")
            ? new AnyTls()
            : new MinimumTls(TlsVersion.valueOf(required), whenUnknown);

    List<Violation> violations =
        policy(requirement)
            .violations(new NegotiatedProtocol(HttpVersion.HTTP_1_1, security(negotiated)));

    assertThat(codes(violations)).isEqualTo(violation == null ? "" : violation);
    for (Violation violated : violations) {
      assertThat(violated.actual()).isEqualTo(actual);
      assertThat(violated.requirement()).isEqualTo(requirement);
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

    List<Violation> violations =
        policy(new MinimumHttp(minimum))
            .violations(new NegotiatedProtocol(version, new Cleartext()));

    assertThat(codes(violations)).isEqualTo(violation == null ? "" : violation);
  }

  @ParameterizedTest
  @EnumSource(WhenTlsUnknown.class)
  void saysOfAProxyThatItDoesNotTell(WhenTlsUnknown whenUnknown) {
    NegotiatedProtocol nothing = NegotiatedProtocol.unknown(Source.TRUSTED_PROXY);

    assertThat(
            codes(
                policy(
                        new MinimumTls(TlsVersion.TLS_1_2, whenUnknown),
                        new MinimumHttp(HttpVersion.HTTP_1_1))
                    .violations(nothing)))
        .isEqualTo("tls-not-forwarded, http-version-not-forwarded");
    assertThat(codes(policy(new AnyTls()).violations(nothing))).isEqualTo("tls-not-forwarded");
    assertThat(policy().violations(nothing)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(WhenTlsUnknown.class)
  void saysOnceOfAProxyThatItContradictsItself(WhenTlsUnknown whenUnknown) {
    NegotiatedProtocol nonsense = NegotiatedProtocol.contradictory();
    List<Rule> all =
        List.of(
            new MinimumTls(TlsVersion.TLS_1_2, whenUnknown),
            new AnyTls(),
            AcceptedCipherSuites.aead(),
            new MinimumHttp(HttpVersion.HTTP_1_1));

    assertThat(codes(new ProtocolPolicy(all).violations(nonsense)))
        .isEqualTo("proxy-contradictory");
    for (Rule each : all) {
      assertThat(codes(policy(each).violations(nonsense))).isEqualTo("proxy-contradictory");
    }
    assertThat(policy().violations(nonsense)).isEmpty();
  }

  @Test
  void namesAllViolationsInTheOrderOfThePolicy() {
    List<Violation> violations =
        policy(
                new MinimumTls(TlsVersion.TLS_1_2, WhenTlsUnknown.REFUSE),
                new MinimumHttp(HttpVersion.HTTP_2))
            .violations(new NegotiatedProtocol(HttpVersion.HTTP_1_0, new Tls(TlsVersion.TLS_1_0)));

    assertThat(codes(violations)).isEqualTo("tls-version-too-low, http-version-too-low");
  }

  @Test
  void letsEverythingProceedThatNothingIsRequiredOf() {
    assertThat(policy().violations(new NegotiatedProtocol(HttpVersion.UNKNOWN, new Unknown())))
        .isEmpty();
  }

  private static ProtocolPolicy policy(Rule... requirements) {
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

  private static String codes(List<Violation> violations) {
    return violations.stream().map(Violation::code).collect(Collectors.joining(", "));
  }
}
