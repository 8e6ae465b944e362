package dev.upgraderequired.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpringCloudGatewayBeforeJettyIT extends ForwardedClientContract {

  SpringCloudGatewayBeforeJettyIT() {
    super(Container.JETTY, SpringCloudGateway.documented());
  }

  // Without the refusals, which are below.
  @Override
  @ParameterizedTest
  @CsvSource("TLSv1.3, hello")
  void judgesWebSockets(String transport, String outcome) throws Exception {
    super.judgesWebSockets(transport, outcome);
  }

  /**
   * The gateway has already accepted the WebSocket of its client when it hears of the refusal. The
   * client sends nothing: what the gateway leaves unread resets the connection.
   */
  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.1", "TLSv1.2"})
  void closesWebSocketsThatAreRefused(String transport) throws Exception {
    var server = server("minimumTls=TLSv1.3", Application.LISTENER_AND_WEB_SOCKET, documented());

    assertThat(Client.close(server, transport)).isEqualTo("closed with 1002");
  }
}
