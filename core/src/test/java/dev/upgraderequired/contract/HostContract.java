package dev.upgraderequired.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A host of servlet filters, such as a framework or an application server, with an application that
 * requires TLS 1.3: the rows of the table in docs/hosts.md.
 *
 * <p>The application responds {@value ContractServlets#SERVED} at {@code /}, and at {@code /async}
 * from another thread after {@code startAsync}. It has a WebSocket endpoint at {@code /socket}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class HostContract {

  private static final String FIELDS = "\r\nHost: localhost\r\n";
  private static final String HANDSHAKE =
      """
      Upgrade: websocket
      Connection: Upgrade
      Sec-WebSocket-Version: 13
      Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==

      """
          .replace("\n", "\r\n");

  private ContractServer direct;
  private ContractServer proxied;

  /**
   * Starts the host on two ports with HTTP/1.1 and HTTP/2, one of them with TLS 1.2 and 1.3.
   *
   * @param options of the filter, which is mapped to everything
   */
  protected abstract ContractServer start(Map<String, String> options) throws Exception;

  @BeforeAll
  final void startServers() throws Exception {
    direct = start(Map.of("minimumTls", "TLSv1.3"));
    // What connects by IPv4 is a proxy, and what connects by IPv6 is not.
    proxied =
        start(
            Map.of("minimumTls", "TLSv1.3", "trustedProxies", "127.0.0.1", "proxyPreset", "nginx"));
  }

  @AfterAll
  final void stopServers() {
    if (direct != null) {
      direct.stop();
    }
    if (proxied != null) {
      proxied.stop();
    }
  }

  protected final ContractServer direct() {
    return direct;
  }

  protected final ContractServer proxied() {
    return proxied;
  }

  @ParameterizedTest
  @CsvSource({
    "/,      cleartext, 426",
    "/,      TLSv1.2,   426",
    "/,      TLSv1.3,   200",
    "/async, cleartext, 426",
    "/async, TLSv1.2,   426",
    "/async, TLSv1.3,   200"
  })
  protected void judgesHttp1(String path, String transport, int status) throws Exception {
    try (Wire wire = Wire.connect(direct, transport)) {
      Message response = wire.send("GET " + path + " HTTP/1.1" + FIELDS + "\r\n").receive("GET");

      assertThat(response.status()).isEqualTo(status);
      assertThat(response.content()).contains(expected(status));
    }
  }

  // Not TLS 1.3 alone: Undertow then chooses HTTP/1.1. Of both, hosts choose 1.3.
  @ParameterizedTest
  @CsvSource({
    "/,      prior-knowledge, 426",
    "/,      TLSv1.2,         426",
    "/,      TLSv1.2+TLSv1.3, 200",
    "/async, prior-knowledge, 426",
    "/async, TLSv1.2,         426",
    "/async, TLSv1.2+TLSv1.3, 200"
  })
  protected void judgesHttp2(String path, String transport, int status) throws Exception {
    Http2Client.Received response = Http2Client.send(direct, transport, "GET", path);

    assertThat(response.version()).isEqualTo("HTTP/2.0");
    assertThat(response.status()).isEqualTo(status);
    assertThat(response.content()).contains(expected(status));
  }

  // Some hosts derive isSecure() from the scheme of the request. Tomcat resets the stream.
  @Test
  protected void ignoresAClaimedScheme() throws Exception {
    try (Wire wire = Wire.connect(direct, "cleartext").send(Http2Frames.get("https", "/"))) {
      assertThat(Http2Frames.receive(wire))
          .matches(response -> response.isEmpty() || response.startsWith("426 "));
    }
  }

  @ParameterizedTest
  @CsvSource({"cleartext, 426", "TLSv1.2, 426", "TLSv1.3, 101"})
  protected void judgesWebSocketHandshakes(String transport, int status) throws Exception {
    try (Wire wire = Wire.connect(direct, transport)) {
      assertThat(wire.send("GET /socket HTTP/1.1" + FIELDS + HANDSHAKE).receive("GET").status())
          .isEqualTo(status);
    }
  }

  @ParameterizedTest
  @CsvSource({"TLSv1.3, 101", "TLSv1.2, 426"})
  protected void judgesWebSocketHandshakesThatAProxyForwards(String version, int status)
      throws Exception {
    assertThat(forwarded("/socket", version, HANDSHAKE).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"TLSv1.3, 200", "TLSv1.2, 426"})
  protected void judgesAsynchronousRequestsThatAProxyForwards(String version, int status)
      throws Exception {
    Message response = forwarded("/async", version, "\r\n");

    assertThat(response.status()).isEqualTo(status);
    assertThat(response.content()).contains(expected(status));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          127.0.0.1 | cleartext | X-SSL-Protocol: TLSv1.3 | 200
          127.0.0.1 | cleartext | X-SSL-Protocol: TLSv1.2 | 426
          127.0.0.1 | cleartext | X-Forwarded-Proto: http | 426
          127.0.0.1 | TLSv1.3   | X-SSL-Protocol: TLSv1.2 | 426
          127.0.0.1 | TLSv1.3   | X-Other: x              | 426
          ::1       | cleartext | X-SSL-Protocol: TLSv1.3 | 426
          ::1       | TLSv1.2   | X-SSL-Protocol: TLSv1.3 | 426
          ::1       | TLSv1.3   | X-SSL-Protocol: TLSv1.2 | 200
          ::1       | TLSv1.3   | X-Other: x              | 200
          127.0.0.1 | cleartext | X-SSL-Protocol: TLSv1.3;X-Forwarded-For: 192.0.2.1;$WSRA: 192.0.2.1 | 200
          ::1       | cleartext | X-SSL-Protocol: TLSv1.3;X-Forwarded-For: 127.0.0.1;X-Forwarded-Proto: https | 426
          ::1       | cleartext | X-SSL-Protocol: TLSv1.3;Forwarded: for=127.0.0.1 | 426
          ::1       | cleartext | X-SSL-Protocol: TLSv1.3;$WSRA: 127.0.0.1;$WSIS: true | 426
          ::1       | cleartext | X-SSL-Protocol: TLSv1.3;Proxy-ip: 127.0.0.1;Proxy-keysize: 256 | 426
          """)
  protected void believesTrustedProxiesAlone(
      String peer, String transport, String lines, int status) throws Exception {
    try (Wire wire =
        peer.equals("::1")
            ? Wire.connectByIpv6(proxied, transport)
            : Wire.connect(proxied, transport)) {
      String fields = lines.replace(";", "\r\n");
      Message response = wire.send("GET / HTTP/1.1" + FIELDS + fields + "\r\n\r\n").receive("GET");

      assertThat(response.status()).isEqualTo(status);
      assertThat(response.content()).contains(expected(status));
    }
  }

  // Over TLS: in cleartext it takes a proxySecret, as the client may have written the request
  // itself.
  @ParameterizedTest
  @CsvSource({"TLSv1.3, 200", "TLSv1.2, 426"})
  protected void believesTrustedProxiesInHttp2(String version, int status) throws Exception {
    Http2Client.Received response =
        Http2Client.send(proxied, "TLSv1.2+TLSv1.3", "GET", "/", Map.of("X-SSL-Protocol", version));

    assertThat(response.version()).isEqualTo("HTTP/2.0");
    assertThat(response.status()).isEqualTo(status);
    assertThat(response.content()).contains(expected(status));
  }

  /** What the host responds to a proxy that reports this version of TLS. */
  private Message forwarded(String path, String version, String fields) throws Exception {
    String reported = "X-SSL-Protocol: " + version + "\r\n";
    try (Wire wire = Wire.connect(proxied, "cleartext")) {
      return wire.send("GET " + path + " HTTP/1.1" + FIELDS + reported + fields).receive("GET");
    }
  }

  private static String expected(int status) {
    return status == 200 ? ContractServlets.SERVED : "this site requires TLS 1.3 or newer";
  }
}
