package dev.upgraderequired.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.contract.ContractServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A proxy that tells in a preamble of the PROXY protocol what its client negotiated. The version of
 * HTTP in it is that of ALPN, which not every client has.
 */
abstract class ProxyProtocolContract extends RealProxyContract {

  ProxyProtocolContract(Proxy documented) {
    super(Container.JETTY, documented);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          MINIMUM | TRANSPORT        | VERSION  | OUTCOME
          1.1     | TLSv1.3          | HTTP/1.1 | http-version-not-forwarded
          1.1     | TLSv1.3 http/1.1 | HTTP/1.1 | served
          1.1     | TLSv1.2 http/1.1 | HTTP/1.1 | served
          1.1     | TLSv1.3 http/1.1 | HTTP/1.0 | http-version-too-low
          1.1     | TLSv1.3          | HTTP/2.0 | served
          2       | TLSv1.3 http/1.1 | HTTP/1.1 | http-version-too-low
          2       | TLSv1.3          | HTTP/2.0 | served
          """)
  void judgesTheHttpVersionThatAlpnNegotiated(
      String minimum, String transport, String version, String outcome) throws Exception {
    assertOutcome(
        server("minimumTls=none minimumHttp=" + minimum), transport, version, "", outcome);
  }

  @Test
  void judgesAnUntrustedProxyByItsConnection() throws Exception {
    ContractServer server = server("minimumTls=TLSv1.2 trustedProxies=192.0.2.0/24");

    assertThat(Client.send(server, "TLSv1.3", "HTTP/1.1", "").outcome())
        .isNotEqualTo(Client.SERVED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"minimumTls=any", "minimumTls=TLSv1.3 whenTlsUnknown=allow"})
  void doesNotTakeTheWordOfAnybodyElseForEncryption(String options) throws Exception {
    ContractServer server = server(options + " trustedProxies=192.0.2.0/24");

    assertThat(Client.send(server, "TLSv1.3", "HTTP/1.1", "").outcome())
        .isNotEqualTo(Client.SERVED);
  }
}
