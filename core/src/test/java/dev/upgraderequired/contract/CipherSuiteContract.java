package dev.upgraderequired.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.upgraderequired.contract.Http2Client.Received;
import java.io.IOException;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A weak cipher suite is refused, whatever a field says of it. */
public abstract class CipherSuiteContract extends ContainerContract {

  private static final String GET = "GET /contract/x HTTP/1.1\r\nHost: localhost\r\n";
  private static final String RSA = "TLSv1.2 TLS_RSA_WITH_AES_128_GCM_SHA256";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          SUITES                                 | TRANSPORT                                     | STATUS | UPGRADE
          any                                    | TLSv1.2 TLS_RSA_WITH_AES_128_CBC_SHA          | 200    |
          forward-secret                         | TLSv1.2 TLS_RSA_WITH_AES_128_CBC_SHA          | 426    | TLS/1.3
          forward-secret                         | TLSv1.2 TLS_RSA_WITH_AES_128_GCM_SHA256       | 426    | TLS/1.3
          forward-secret                         | TLSv1.2 TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA    | 200    |
          forward-secret                         | TLSv1.2 TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384 | 200    |
          forward-secret                         | TLSv1.3                                       | 200    |
          forward-secret                         | TLSv1.1                                       | 426    | TLS/1.3, TLS/1.2
          forward-secret                         | cleartext                                     | 426    | TLS/1.3, TLS/1.2
          aead                                   | TLSv1.2 TLS_RSA_WITH_AES_128_CBC_SHA          | 426    | TLS/1.3
          aead                                   | TLSv1.2 TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256 | 426    | TLS/1.3
          aead                                   | TLSv1.2 TLS_RSA_WITH_AES_128_GCM_SHA256       | 200    |
          aead                                   | TLSv1.2 TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 | 200    |
          aead                                   | TLSv1.3                                       | 200    |
          TLS_AES_*                              | TLSv1.3 TLS_AES_128_GCM_SHA256                | 200    |
          TLS_AES_256_*                          | TLSv1.3 TLS_AES_128_GCM_SHA256                | 426    | TLS/1.3
          TLS_ECDHE_*_GCM_*,TLS_AES_*            | TLSv1.2 TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256 | 426    | TLS/1.3
          TLS_ECDHE_*_GCM_*,TLS_AES_*            | TLSv1.2 TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 | 200    |
          ECDHE-RSA-AES128-GCM-SHA256            | TLSv1.2 TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 | 200    |
          ECDHE-RSA-AES128-GCM-SHA256            | TLSv1.2 TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384 | 426    | TLS/1.2
          """)
  void judgesWhatWasNegotiated(String suites, String transport, int status, String upgrade)
      throws Exception {
    Message answer = send(suites, transport, "");

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.field("Upgrade")).isEqualTo(upgrade == null ? "" : upgrade);
  }

  @Test
  void saysWhatWasUsedAndWhatWouldDo() throws Exception {
    assertThat(send("forward-secret", RSA, "").content())
        .startsWith(
            "426 Upgrade Required: this site requires cipher suites with forward secrecy;"
                + " your connection used TLS_RSA_WITH_AES_128_GCM_SHA256.\n")
        .contains("HTTP/1.1 over TLS 1.2 (TLS_RSA_WITH_AES_128_GCM_SHA256)")
        .contains("TLS 1.2 or newer, cipher suites with forward secrecy")
        .contains("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384");

    JsonNode problem =
        new ObjectMapper()
            .readTree(send("forward-secret", RSA, "Accept: application/json\r\n").content());
    assertThat(problem.at("/violations/0/code").asText()).isEqualTo("cipher-suite-not-accepted");
    assertThat(problem.at("/violations/0/required").asText()).isEqualTo("forward-secret");
    assertThat(problem.at("/violations/0/actual").asText())
        .isEqualTo("TLS_RSA_WITH_AES_128_GCM_SHA256");
    assertThat(problem.at("/violations/0/acceptable").isArray()).isTrue();
    assertThat(problem.at("/violations/0/acceptable/0").asText())
        .isEqualTo("TLS_AES_256_GCM_SHA384");
    assertThat(problem.at("/negotiated/cipherSuite").asText())
        .isEqualTo("TLS_RSA_WITH_AES_128_GCM_SHA256");
  }

  @Test
  void refusesInHttp2WithoutUpgrade() throws Exception {
    Received answer =
        Http2Client.send(server("cipherSuites=TLS_AES_*"), "TLSv1.2", "GET", "/contract/x");

    assertThat(answer.version()).isEqualTo("HTTP/2.0");
    assertThat(answer.status()).isEqualTo(426);
    assertThat(answer.fieldNames()).doesNotContain("upgrade", "connection");
    assertThat(answer.content()).contains("TLS_ECDHE_RSA_WITH_");
  }

  /** Whether the container lets clients of TLS 1.2 renegotiate. */
  protected boolean letsClientsRenegotiate() {
    return true;
  }

  // Of another session that is resumed, the client's Finished is the last of the handshake, and
  // requests may come with it.
  @Test
  void judgesByTheSuiteOfNowAfterARenegotiation() throws Exception {
    String strong = "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256";
    String weak = "TLS_RSA_WITH_AES_128_GCM_SHA256";
    String get = GET + "\r\n";
    int port = server("cipherSuites=forward-secret").httpsPort();
    SSLContext client = TrustingTls.context();
    try (Renegotiation upgraded = new Renegotiation(client, port, strong);
        Renegotiation other = new Renegotiation(client, port, weak)) {
      assertThat(upgraded.exchange(get)).contains(" 200").contains(ContractServlets.SERVED);
      assertThat(other.exchange(get)).contains(" 426").doesNotContain(ContractServlets.SERVED);
      if (!letsClientsRenegotiate()) {
        assertThatThrownBy(() -> upgraded.renegotiate(weak, get)).isInstanceOf(IOException.class);
        return;
      }
      upgraded.renegotiate(weak, get);
      assertThat(upgraded.suite()).isEqualTo(weak);

      String answers = upgraded.exchange(get.repeat(20));

      // The first was sent by the suite before, and may have been answered so.
      assertThat(answers.split(ContractServlets.SERVED, -1)).hasSizeLessThanOrEqualTo(2);
      assertThat(answers.split("HTTP/1.1 426", -1)).hasSizeGreaterThan(20);
    }
  }

  private Message send(String suites, String transport, String fields) throws Exception {
    try (Wire wire = Wire.connect(server("cipherSuites=" + suites), transport)) {
      return wire.send(GET + fields + "\r\n").receive("GET");
    }
  }
}
