package dev.upgraderequired.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Containers that replace what the connection says by headers: clients cannot forge those to pass
 * the filter.
 */
public abstract class ForgedFieldsContract extends ContainerContract {

  private static final String GET = "GET /contract/x HTTP/1.1\r\nHost: localhost\r\n";

  @Override
  final ContractServer start(Map<String, String> options) throws Exception {
    return container().withForwardedFields(options);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          TRANSPORT | FIELD
          cleartext | X-Forwarded-Proto: https
          cleartext | Forwarded: for=192.0.2.7;proto=https
          cleartext | X-Proxied-Https: on
          cleartext | Proxy-Ssl-Id: 0123456789abcdef
          cleartext | Proxy-Auth-Cert: TLS_AES_128_GCM_SHA256
          cleartext | ssl_secure_protocol: TLSv1.3
          cleartext | ssl_cipher: TLS_AES_128_GCM_SHA256
          cleartext | SSL_CIPHER: TLS_AES_128_GCM_SHA256
          TLSv1.1   | X-Forwarded-Proto: https
          TLSv1.1   | X-Forwarded-Proto: http
          TLSv1.1   | Proxy-Ssl-Id: 0123456789abcdef
          TLSv1.1   | Proxy-Auth-Cert: TLS_AES_128_GCM_SHA256
          TLSv1.1   | ssl_secure_protocol: TLSv1.3
          TLSv1.1   | ssl_cipher: TLS_AES_128_GCM_SHA256
          cleartext | X-Forwarded-For: 10.0.0.5
          cleartext | Forwarded: for=10.0.0.5
          TLSv1.1   | X-Forwarded-For: 10.0.0.5
          """)
  void refusesWhateverTheFieldSays(String transport, String field) throws Exception {
    // A claim of TLS without a version would be enough for the second.
    String minimum = transport.equals("cleartext") ? "any" : "TLSv1.2";
    for (String options : List.of("minimumTls=TLSv1.2", "minimumTls=" + minimum)) {
      refuses(options + " exemptClients=10.0.0.0/8", transport, field);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ssl_cipher: TLS_AES_128_GCM_SHA256",
        "SSL_CIPHER: TLS_AES_128_GCM_SHA256",
        "Proxy-Auth-Cert: TLS_AES_128_GCM_SHA256",
        "X-SSL-Cipher: TLS_AES_128_GCM_SHA256"
      })
  void believesNoFieldAboutTheCipherSuite(String field) throws Exception {
    refuses("cipherSuites=forward-secret", "TLSv1.2 TLS_RSA_WITH_AES_128_GCM_SHA256", field);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Other: x",
        "X-Forwarded-For: 10.0.0.5",
        "X-Forwarded-For: 10.0.0.5, 203.0.113.9",
        "X-Forwarded-For: 203.0.113.9, 10.0.0.5",
        "X-Forwarded-For: 127.0.0.1",
        "Forwarded: for=10.0.0.5",
        "Forwarded: for=10.0.0.5;by=10.0.0.5;proto=https",
        "Proxy-Ssl-Id: 0123456789abcdef"
      })
  void knowsATrustedProxyByItsConnectionAlone(String field) throws Exception {
    String told = field + "\r\nX-Forwarded-Proto: https\r\nX-SSL-Protocol: TLSv1.3";
    String stranger = "trustedProxies=10.0.0.0/8,203.0.113.9 proxyPreset=nginx";
    String proxy = "trustedProxies=127.0.0.1 proxyPreset=nginx";

    refuses(stranger + " minimumTls=any exemptClients=10.0.0.0/8", "cleartext", told);
    refuses(stranger, "TLSv1.1", told);
    refuses(proxy, "TLSv1.3", field + "\r\nX-Forwarded-Proto: https");
    try (Wire wire = Wire.connect(server(proxy), "cleartext")) {
      assertThat(wire.send(GET + told + "\r\n\r\n").receive("GET").status()).isEqualTo(200);
    }
  }

  private void refuses(String options, String transport, String field) throws Exception {
    try (Wire wire = Wire.connect(server(options), transport)) {
      Message answer = wire.send(GET + field + "\r\n\r\n").receive("GET");

      assertThat(answer.status()).isEqualTo(426);
      assertThat(answer.content()).doesNotContain(ContractServlets.SERVED);
    }
  }
}
