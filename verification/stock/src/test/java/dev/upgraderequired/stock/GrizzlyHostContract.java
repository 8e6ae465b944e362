package dev.upgraderequired.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.contract.Wire;
import org.junit.jupiter.api.Test;

/** The contract of a host in GlassFish and Payara. */
abstract class GrizzlyHostContract extends StockHostContract {

  GrizzlyHostContract(StockContract stock) {
    super(stock);
  }

  // Otherwise the client would wait until the connection has been idle for 30 seconds.
  @Test
  void closesAfterARefusalOfUnknownLength() throws Exception {
    try (Wire wire = Wire.connect(direct(), "cleartext")) {
      String response = wire.send("GET /wrapped HTTP/1.1\r\nHost: localhost\r\n\r\n").receiveAll();

      assertThat(response)
          .startsWith("HTTP/1.1 426 ")
          .contains("\r\nUpgrade: TLS/1.3\r\n", "\r\nConnection: close\r\n")
          .contains("this site requires TLS 1.3 or newer");
    }
  }
}
