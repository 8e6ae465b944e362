package dev.upgraderequired.example.jetty;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.example.ExampleOptions;
import dev.upgraderequired.example.ExampleServer;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.ForwardedRequestCustomizer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ProxyConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands in a PROXY v2 preamble is believed from a trusted peer, and from nobody else. */
@ExtendWith(JettyContainer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JettyProxyProtocolIT {

  private static final HexFormat HEX = HexFormat.of();
  private static final String SIGNATURE = "0d0a0d0a000d0a515549540a";
  private static final Pattern CODE = Pattern.compile("\"code\": ?\"([a-z-]+)\"");

  private final Map<Map<String, String>, ServerConnector> connectors = new HashMap<>();
  private final Map<Map<String, String>, ExampleServer> servers = new HashMap<>();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          TLS     | ALPN     | REQUEST  | MINIMUM | OUTCOME
          TLSv1.3 | h2       | HTTP/1.1 | 2       | served
          TLSv1.3 | http/1.1 | HTTP/1.1 | 1.1     | served
          TLSv1.3 | http/1.1 | HTTP/1.0 | 1.1     | http-version-too-low
          TLSv1.3 | http/1.0 | HTTP/1.1 | 1.1     | http-version-too-low
          TLSv1.3 | http/1.1 | HTTP/1.1 | 2       | http-version-too-low
          TLSv1.3 | none     | HTTP/1.1 | 1.1     | http-version-not-forwarded
          TLSv1.3 | none     | HTTP/1.1 | none    | served
          TLSv1.1 | http/1.1 | HTTP/1.1 | none    | tls-version-too-low
          odd     | http/1.1 | HTTP/1.1 | none    | tls-not-forwarded
          none    | none     | HTTP/1.1 | none    | cleartext
          untold  | http/1.1 | HTTP/1.1 | none    | tls-not-forwarded
          TLSv1.1 | h2       | HTTP/1.1 | 1.1     | tls-version-too-low
          TLSv1.2 | h3       | HTTP/1.1 | 1.1     | proxy-contradictory
          """)
  void judgesWhatThePreambleReports(
      String tls, String alpn, String request, String minimum, String outcome) throws Exception {
    assertThat(ask("127.0.0.1", minimum, preamble(tls, 1, alpn), request)).isEqualTo(outcome);
  }

  @Test
  void readsTheTlsVersionOfClientsThatShowACertificateToo() throws Exception {
    assertThat(ask("127.0.0.1", "none", preamble("TLSv1.2", 7, "h2"), "HTTP/1.1"))
        .isEqualTo("served");
  }

  @Test
  void believesNoStranger() throws Exception {
    // The address in the preamble is that of the trusted proxy.
    String preamble = preamble("TLSv1.3", 1, "h2");

    assertThat(ask("198.51.100.1", "none", preamble, "HTTP/1.1")).isEqualTo("encryption-unknown");
    assertThat(ask(Map.of("minimumTls", "any"), preamble, "HTTP/1.1"))
        .isEqualTo("encryption-unknown");
    assertThat(ask(Map.of("whenTlsUnknown", "allow"), preamble, "HTTP/1.1"))
        .isEqualTo("encryption-unknown");
  }

  @Test
  void refusesWhatHasNoPreambleOrOneWithoutTls() throws Exception {
    assertThat(ask("127.0.0.1", "none", "", "HTTP/1.1")).isEqualTo("tls-not-forwarded");
    assertThat(ask("127.0.0.1", "none", SIGNATURE + "20000000", "HTTP/1.1"))
        .as("a health check of the proxy's own: LOCAL")
        .isEqualTo("tls-not-forwarded");
    String version1 = "PROXY TCP4 198.51.100.1 203.0.113.7 1111 443\r\n";
    assertThat(ask("127.0.0.1", "none", HEX.formatHex(version1.getBytes(US_ASCII)), "HTTP/1.1"))
        .isEqualTo("tls-not-forwarded");
    String cutOff = SIGNATURE + "2111" + "0011" + addresses() + "200002" + "0100";
    assertThat(ask("127.0.0.1", "none", cutOff, "HTTP/1.1")).isNotEqualTo("served");
  }

  private String ask(String trusted, String minimumHttp, String preamble, String version)
      throws Exception {
    return ask(
        Map.of(
            "trustedProxies", trusted,
            "proxyPreset", "proxy-v2",
            "minimumHttp", minimumHttp),
        preamble,
        version);
  }

  private String ask(Map<String, String> options, String preamble, String version)
      throws Exception {
    ServerConnector connector = connector(options);
    try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), connector.getLocalPort())) {
      socket.setSoTimeout(10_000);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      bytes.write(HEX.parseHex(preamble));
      bytes.write(
          ("GET / "
                  + version
                  + "\r\nHost: localhost\r\nX-Forwarded-For: 198.51.100.9\r\nX-SSL-Protocol: TLSv1.3"
                  + "\r\nAccept: application/problem+json\r\nConnection: close\r\n\r\n")
              .getBytes(US_ASCII));
      socket.getOutputStream().write(bytes.toByteArray());
      return outcome(new String(socket.getInputStream().readAllBytes(), US_ASCII));
    }
  }

  private static String outcome(String answer) {
    if (answer.contains(" 200 ")) {
      return "served";
    }
    return CODE.matcher(answer)
        .results()
        .map(code -> code.group(1))
        .collect(Collectors.joining(", "));
  }

  /** The command PROXY, over TCP and IPv4, with values for ALPN and SSL. */
  private static String preamble(String tls, int client, String alpn) {
    String values = alpn.equals("none") ? "" : value("01", text(alpn));
    boolean encrypted = !tls.equals("none");
    String version = tls.equals("untold") || !encrypted ? "" : value("21", text(tls));
    String cipher = value("23", text("ECDHE-RSA-AES128-SHA"));
    values +=
        value(
            "20", HEX.toHexDigits((byte) (encrypted ? client : 0)) + "00000000" + cipher + version);
    String rest = addresses() + values;
    return SIGNATURE + "2111" + length(rest) + rest;
  }

  private static String addresses() {
    return "c6336401" + "cb007107" + "0457" + "01bb";
  }

  private static String value(String type, String hex) {
    return type + length(hex) + hex;
  }

  private static String length(String hex) {
    return HEX.toHexDigits((short) (hex.length() / 2));
  }

  private static String text(String ascii) {
    return HEX.formatHex(ascii.getBytes(US_ASCII));
  }

  private ServerConnector connector(Map<String, String> options) throws Exception {
    if (!connectors.containsKey(options)) {
      Server server = JettyExample.server(ExampleOptions.forTest(options));
      HttpConfiguration http = new HttpConfiguration();
      http.addCustomizer(new ForwardedRequestCustomizer());
      ServerConnector connector =
          new ServerConnector(
              server, new ProxyConnectionFactory(), new HttpConnectionFactory(http));
      server.addConnector(connector);
      servers.put(options, JettyExample.start(server));
      connectors.put(options, connector);
    }
    return connectors.get(options);
  }

  @AfterAll
  void stop() {
    servers.values().forEach(ExampleServer::close);
  }
}
