package dev.upgraderequired.example.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.HostContract;
import dev.upgraderequired.contract.Wire;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Quarkus believes what anybody reports of the client: the filter does not. */
class QuarkusBehindProxiesIT {

  @Nested
  class WithForwardedFields extends HostContract {

    @Override
    protected ContractServer start(Map<String, String> options) throws Exception {
      return QuarkusApplication.start(
          options,
          Map.of(
              "quarkus.http.proxy.proxy-address-forwarding", "true",
              "quarkus.http.proxy.allow-x-forwarded", "true"));
    }

    /** RouteGuard does not know the headers of proxies. */
    @Override
    @ParameterizedTest
    @CsvSource({"TLSv1.3, 426", "TLSv1.2, 426"})
    protected void judgesWebSocketHandshakesThatAProxyForwards(String version, int status)
        throws Exception {
      super.judgesWebSocketHandshakesThatAProxyForwards(version, status);
    }

    @ParameterizedTest
    @CsvSource({
      "::1,       cleartext, 426",
      "::1,       TLSv1.2,   426",
      "::1,       TLSv1.3,   200",
      "127.0.0.1, cleartext, 200"
    })
    void looksAtThePeerOfTheSocket(String peer, String transport, int status) throws Exception {
      String forged =
          "X-Forwarded-For: 127.0.0.1\r\nX-Forwarded-Proto: https\r\nX-SSL-Protocol: TLSv1.3\r\n";

      assertThat(status(proxied(), peer, transport, "", forged)).isEqualTo(status);
    }
  }

  @Nested
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  class WithProxyProtocol {

    private static final String PREAMBLE = "PROXY TCP4 127.0.0.1 127.0.0.1 50000 80\r\n";

    private ContractServer server;

    @BeforeAll
    void start() throws Exception {
      server =
          QuarkusApplication.start(
              Map.of("trustedProxies", "127.0.0.1"),
              Map.of("quarkus.http.proxy.use-proxy-protocol", "true"));
    }

    @AfterAll
    void stop() {
      server.stop();
    }

    @ParameterizedTest
    @CsvSource({"::1, 426", "127.0.0.1, 200"})
    void looksAtThePeerOfTheSocket(String peer, int status) throws Exception {
      assertThat(status(server, peer, "cleartext", PREAMBLE, "X-SSL-Protocol: TLSv1.3\r\n"))
          .isEqualTo(status);
    }
  }

  private static int status(
      ContractServer server, String peer, String transport, String preamble, String fields)
      throws Exception {
    try (Wire wire =
        peer.equals("::1")
            ? Wire.connectByIpv6(server, transport)
            : Wire.connect(server, transport)) {
      return wire.send(preamble + "GET / HTTP/1.1\r\nHost: localhost\r\n" + fields + "\r\n")
          .receive("GET")
          .status();
    }
  }
}
