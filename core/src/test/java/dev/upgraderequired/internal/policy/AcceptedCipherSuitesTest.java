package dev.upgraderequired.internal.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.upgraderequired.protocol.CipherSuite;
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
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

public class AcceptedCipherSuitesTest {

  private static final String CBC = "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          REQUIRED       | VERSION   | SUITE                              | SOURCE        | VIOLATION
          forward-secret | TLS_1_2   | TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA | CONNECTION    |
          forward-secret | TLS_1_2   | TLS_RSA_WITH_AES_128_GCM_SHA256    | CONNECTION    | cipher-suite-not-accepted
          forward-secret | TLS_1_2   | TLS_RSA_WITH_AES_128_GCM_SHA256    | TRUSTED_PROXY | cipher-suite-not-accepted
          forward-secret | TLS_1_3   | TLS_AES_128_GCM_SHA256             | CONNECTION    |
          forward-secret | TLS_1_2   | unknown                            | CONNECTION    | cipher-suite-unknown
          forward-secret | TLS_1_2   | unknown                            | TRUSTED_PROXY | cipher-suite-not-forwarded
          forward-secret | TLS_1_3   | unknown                            | TRUSTED_PROXY |
          forward-secret | >TLS_1_3  | unknown                            | TRUSTED_PROXY |
          forward-secret | >TLS_1_2  | unknown                            | TRUSTED_PROXY | cipher-suite-not-forwarded
          forward-secret | unknown   | TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA | CONNECTION    |
          forward-secret | unknown   | unknown                            | CONNECTION    | cipher-suite-unknown
          forward-secret | cleartext | unknown                            | CONNECTION    |
          forward-secret | nothing   | unknown                            | CONNECTION    |
          aead           | TLS_1_2   | TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA | CONNECTION    | cipher-suite-not-accepted
          aead           | TLS_1_2   | TLS_RSA_WITH_AES_128_GCM_SHA256    | CONNECTION    |
          aead           | TLS_1_3   | unknown                            | TRUSTED_PROXY |
          named          | TLS_1_2   | TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA | CONNECTION    |
          named          | TLS_1_3   | TLS_AES_128_GCM_SHA256             | CONNECTION    | cipher-suite-not-accepted
          named          | TLS_1_3   | unknown                            | TRUSTED_PROXY | cipher-suite-not-forwarded
          """)
  void judge(String required, String version, String suite, Source source, String violation) {
    NegotiatedProtocol negotiated =
        new NegotiatedProtocol(
            HttpVersion.HTTP_1_1, security(version, new CipherSuite(suite)), source);

    assertThat(requirement(required).violationBy(negotiated).map(Violation::code).orElse(null))
        .isEqualTo(violation);
  }

  @Test
  void sayWhatWouldDo() {
    assertThat(AcceptedCipherSuites.forwardSecret().examples())
        .contains("TLS_AES_256_GCM_SHA384", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256")
        .hasSize(7);
    assertThat(AcceptedCipherSuites.aead().acceptableProtocols()).containsExactly("TLS/1.3");
    assertThat(requirement("named").examples()).containsExactly(CBC);
    assertThat(requirement("named").acceptableProtocols()).containsExactly("TLS/1.2");
  }

  @Test
  void cannotBeNone() {
    assertThatThrownBy(() -> AcceptedCipherSuites.of("x", Set.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static AcceptedCipherSuites requirement(String name) {
    return switch (name) {
      case "forward-secret" -> AcceptedCipherSuites.forwardSecret();
      case "aead" -> AcceptedCipherSuites.aead();
      default -> AcceptedCipherSuites.of(CBC, Set.of(new CipherSuite(CBC)));
    };
  }

  private static TransportSecurity security(String version, CipherSuite suite) {
    return switch (version) {
      case "cleartext" -> new Cleartext();
      case "nothing" -> new Unknown();
      case "unknown" -> new TlsOfUnknownVersion(suite);
      default ->
          version.startsWith(">")
              ? new TlsAtLeast(TlsVersion.valueOf(version.substring(1)), suite)
              : new Tls(TlsVersion.valueOf(version), suite);
    };
  }
}
