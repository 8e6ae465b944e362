package dev.upgraderequired.example.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.Wire;
import dev.upgraderequired.example.ExampleOptions;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A Jetty without SecureRequestCustomizer puts nothing about TLS beside its requests. */
@ExtendWith(JettyContainer.class)
class JettyWithoutCustomizersIT {

  @ParameterizedTest
  @CsvSource({"TLSv1.3,200", "TLSv1.2,200", "TLSv1.1,426", "cleartext,426"})
  void readsTheTlsVersionWithoutCustomizers(String transport, int status) throws Exception {
    Server server = JettyExample.server(ExampleOptions.forTest(Map.of()));
    for (Connector connector : server.getConnectors()) {
      connector
          .getConnectionFactory(HttpConnectionFactory.class)
          .getHttpConfiguration()
          .setCustomizers(List.of());
    }
    ContractServer started = JettyContainer.of(JettyExample.start(server));
    try (Wire wire = Wire.connect(started, transport)) {
      assertThat(wire.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").receive("GET").status())
          .isEqualTo(status);
    } finally {
      started.stop();
    }
  }
}
