package dev.upgraderequired.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HaProxyByProxyProtocolIT extends ProxyProtocolContract {

  HaProxyByProxyProtocolIT() {
    super(HaProxy.documentedWithProxyProtocol());
  }

  @Test
  void refusesWhereThereIsNoPreamble() throws Exception {
    Proxy without = documented().replacing(" send-proxy-v2 proxy-v2-options ssl,ssl-cipher", "");
    var server = server("minimumTls=TLSv1.2", Application.FILTER, without);

    assertOutcome(server, "TLSv1.3", "HTTP/1.1", "", "tls-not-forwarded");
  }

  @Test
  void refusesWhereThePreambleHasNoTls() throws Exception {
    Proxy without = documented().replacing(" proxy-v2-options ssl,ssl-cipher", "");
    var server = server("minimumTls=TLSv1.2", Application.FILTER, without);

    assertOutcome(server, "TLSv1.3", "HTTP/1.1", "", "tls-not-forwarded");
  }

  @ParameterizedTest
  @CsvSource({"TLSv1.1, 426", "TLSv1.2, 426", "TLSv1.3, hello"})
  void judgesWebSockets(String transport, String outcome) throws Exception {
    var server = server("minimumTls=TLSv1.3", Application.LISTENER_AND_WEB_SOCKET, documented());

    assertThat(Client.echo(server, transport, "hello")).isEqualTo(outcome);
  }
}
