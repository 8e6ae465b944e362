package dev.upgraderequired.proxy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.Http2Client;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients of a proxy get from an example behind it, as the documentation configures both. */
abstract class RealProxyContract extends UploadContract {

  /**
   * @param examples what is behind the proxy
   * @param documented the proxy as it is documented
   */
  RealProxyContract(Examples examples, Proxy documented) {
    super(examples, documented);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          OPTIONS            | TRANSPORT | VERSION  | OUTCOME
          minimumTls=TLSv1.2 | cleartext | HTTP/1.1 | cleartext
          minimumTls=TLSv1.2 | TLSv1     | HTTP/1.1 | tls-version-too-low
          minimumTls=TLSv1.2 | TLSv1.1   | HTTP/1.1 | tls-version-too-low
          minimumTls=TLSv1.2 | TLSv1.2   | HTTP/1.1 | served
          minimumTls=TLSv1.2 | TLSv1.2   | HTTP/1.0 | served
          minimumTls=TLSv1.2 | TLSv1.2   | HTTP/2.0 | served
          minimumTls=TLSv1.2 | TLSv1.3   | HTTP/1.1 | served
          minimumTls=TLSv1.2 | TLSv1.3   | HTTP/2.0 | served
          minimumTls=TLSv1.3 | cleartext | HTTP/1.1 | cleartext
          minimumTls=TLSv1.3 | TLSv1     | HTTP/1.1 | tls-version-too-low
          minimumTls=TLSv1.3 | TLSv1.1   | HTTP/1.1 | tls-version-too-low
          minimumTls=TLSv1.3 | TLSv1.2   | HTTP/1.1 | tls-version-too-low
          minimumTls=TLSv1.3 | TLSv1.2   | HTTP/2.0 | tls-version-too-low
          minimumTls=TLSv1.3 | TLSv1.3   | HTTP/1.1 | served
          minimumTls=TLSv1.3 | TLSv1.3   | HTTP/2.0 | served
          """)
  void judgesTheTlsOfTheClient(String options, String transport, String version, String outcome)
      throws Exception {
    assertOutcome(server(options), transport, version, "", outcome);
  }

  @Test
  void givesClientsOfHttp2TheWholePage() throws Exception {
    assumeTrue(documented().speaks("HTTP/2.0"), "this proxy does not support HTTP/2");
    givesClientsOfHttp2TheWholePage(documented());
  }

  final void givesClientsOfHttp2TheWholePage(Proxy proxy) throws Exception {
    ContractServer server = server("minimumTls=TLSv1.3", Application.FILTER, proxy);
    Http2Client.Received answer =
        Http2Client.send(server, "TLSv1.2", "GET", "/", Map.of("Accept", "text/html"));

    assertThat(answer.version()).isEqualTo("HTTP/2.0");
    assertThat(answer.status()).isEqualTo(426);
    assertThat(answer.fieldNames())
        .doesNotContain("upgrade", "connection", "keep-alive", "transfer-encoding");
    assertThat(answer.content()).startsWith("<!DOCTYPE html>").endsWith("</html>\n");
    // Apache tells no length of what has come by AJP.
    assertThat(answer.field("content-length"))
        .isIn("", String.valueOf(answer.content().getBytes(UTF_8).length));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-SSL-Protocol: TLSv1.3",
        "X-SSL-Protocol: TLSv1.3 | X-SSL-Protocol: TLSv1.3",
        "X-SSL-Protocol: TLSv1.3, TLSv1.3",
        "x-ssl-protocol: TLSv1.3 | X_SSL_Protocol: TLSv1.3 | X_SSL-Protocol: TLSv1.3",
        "X-SSL-Protocol: TLSv1.3 | X-SSL-Cipher: TLS_AES_128_GCM_SHA256",
        "X-Forwarded-Proto: https",
        "X-Forwarded-Proto: https | X-SSL-Protocol: TLSv1.3",
        "Forwarded: for=192.0.2.7;proto=https",
        "X-Forwarded-For: 192.0.2.7 | X-SSL-Protocol: TLSv1.3",
        "Connection: close, X-SSL-Protocol",
        "Connection: close, X-SSL-Protocol | X-SSL-Protocol: TLSv1.3",
        "Connection: close | Connection: x-ssl-protocol",
        "Connection: close, X-SSL-Protocol, X-SSL-Cipher, X-Forwarded-Proto, X-Client-Protocol",
        "Connection: close, X-Forwarded-Proto | X-Forwarded-Proto: https | X-SSL-Protocol: TLSv1.3",
        "X-Amzn-Tls-Version: TLSv1.3 | X-Forwarded-TlsVersion: 1.3",
        "ssl_secure_protocol: TLSv1.3 | AJP_SSL_PROTOCOL: TLSv1.3"
      })
  void ignoresFieldsOfTheClient(String fields) throws Exception {
    ContractServer server = server("minimumTls=TLSv1.3");

    assertOutcome(server, "cleartext", "HTTP/1.1", fields, "cleartext");
    assertOutcome(server, "TLSv1.1", "HTTP/1.1", fields, "tls-version-too-low");
    assertOutcome(server, "TLSv1.2", "HTTP/1.1", fields, "tls-version-too-low");
    assertOutcome(server, "TLSv1.3", "HTTP/1.1", fields, Client.SERVED);
  }

  @Test
  void ignoresFieldsOfAnHttp2Client() throws Exception {
    assertOutcome(
        server("minimumTls=TLSv1.3"),
        "TLSv1.2",
        "HTTP/2.0",
        "X-SSL-Protocol: TLSv1.3 | X-SSL-Cipher: TLS_AES_128_GCM_SHA256 | X-Forwarded-Proto: https",
        "tls-version-too-low");
  }

  /** Sends a request, and expects no connection where the proxy cannot speak this at all. */
  void assertOutcome(
      ContractServer server, String transport, String version, String fields, String outcome)
      throws Exception {
    assertThat(Client.send(server, transport, version, fields).outcome())
        .as("%s in %s with %s", version, transport, fields)
        .isEqualTo(
            documented().speaks(transport) && documented().speaks(version)
                ? outcome
                : Client.NO_CONNECTION);
  }
}
