package dev.upgraderequired.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.contract.Wire;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@EnabledIfSystemProperty(
    named = StockTomcat.DISTRIBUTION,
    matches = StockTomcat.WITH_FILTER_VALVE,
    disabledReason =
        "needs a distribution of Tomcat 11, since 10.1 has no FilterValve; -P stock gets one")
class TomcatEngineValveIT extends TomcatValveContract {

  @Override
  StockTomcat tomcat() {
    return new StockTomcat(ServerWide.configuration("Tomcat: FilterValve"), "", "");
  }

  @ParameterizedTest
  @CsvSource({
    "GET,  cleartext, 426",
    "GET,  TLSv1.1,   426",
    "GET,  TLSv1.3,   404",
    "POST, cleartext, 426",
    "POST, TLSv1.1,   426"
  })
  void guardsAHostWithoutApplications(String method, String transport, int status)
      throws Exception {
    try (Wire wire = Wire.connect(server(), transport)) {
      wire.send(method + " /x HTTP/1.1\r\nHost: empty.example\r\n");
      wire.send(method.equals("POST") ? "Content-Length: 100\r\n\r\n" + "x".repeat(100) : "\r\n");

      assertThat(wire.receive(method).status()).isEqualTo(status);
    }
    logsNoStackTrace();
  }

  @Override
  String place() {
    return "Catalina";
  }
}
