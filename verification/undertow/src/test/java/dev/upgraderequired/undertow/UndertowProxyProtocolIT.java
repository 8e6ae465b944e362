package dev.upgraderequired.undertow;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.contract.ContractServer;
import java.io.IOException;
import java.net.Socket;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The address in a PROXY preamble makes nobody a trusted proxy, or an exempt client. */
@ExtendWith(UndertowContainer.class)
class UndertowProxyProtocolIT {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          TRUSTED   | PREAMBLE                               | STATUS
          10.0.0.5  | PROXY TCP4 10.0.0.5 10.0.0.1 40000 443 | 426
          10.0.0.5  | PROXY TCP4 10.9.9.9 10.0.0.1 40000 443 | 426
          127.0.0.1 | PROXY TCP4 10.1.1.1 10.0.0.1 40000 443 | 200
          """)
  void knowsThePeerOfTheSocket(String trusted, String preamble, int status) throws Exception {
    Map<String, String> options =
        Map.of(
            "trustedProxies", trusted,
            "proxyPreset", "nginx",
            "exemptClients", "10.9.9.9");
    ContractServer server = UndertowContainer.withProxyProtocol(options);
    try {
      assertThat(ask(server, preamble)).startsWith("HTTP/1.1 " + status + ' ');
    } finally {
      server.stop();
    }
  }

  private static String ask(ContractServer server, String preamble) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", server.httpPort())) {
      socket.setSoTimeout(10_000);
      String request =
          "GET /contract/x HTTP/1.1\r\nHost: localhost\r\nX-SSL-Protocol: TLSv1.3\r\n"
              + "Connection: close\r\n\r\n";
      socket.getOutputStream().write((preamble + "\r\n" + request).getBytes(US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), US_ASCII);
    }
  }
}
