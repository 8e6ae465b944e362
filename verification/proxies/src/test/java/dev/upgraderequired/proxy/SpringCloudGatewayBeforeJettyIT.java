package dev.upgraderequired.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpringCloudGatewayBeforeJettyIT extends ForwardedClientContract {

  SpringCloudGatewayBeforeJettyIT() {
    super(Container.JETTY, SpringCloudGateway.documented());
  }

  /** The gateway has already accepted the WebSocket of its client when it hears of the refusal. */
  @Override
  @ParameterizedTest
  @CsvSource({"TLSv1.1, closed with 1002", "TLSv1.2, closed with 1002", "TLSv1.3, hello"})
  void judgesWebSockets(String transport, String outcome) throws Exception {
    super.judgesWebSockets(transport, outcome);
  }

  @Test
  void hasTheDocumentedFilter() throws IOException {
    String gateway =
        Files.readString(
            SpringCloudGateway.MODULE.resolve(
                "src/main/java/dev/upgraderequired/gateway/Gateway.java"));

    assertThat(gateway.replaceAll("\\s+", " "))
        .contains(
            Documented.configuration(SpringCloudGateway.HEADING, "java")
                .strip()
                .replaceAll("\\s+", " "));
  }
}
