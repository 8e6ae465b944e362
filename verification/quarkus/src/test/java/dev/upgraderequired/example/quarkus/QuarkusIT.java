package dev.upgraderequired.example.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.HostContract;
import dev.upgraderequired.contract.Http2Client;
import dev.upgraderequired.contract.Message;
import dev.upgraderequired.contract.Wire;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Servlets with the filter of META-INF/web.xml, and routes of Vert.x with {@link RouteGuard}. */
class QuarkusIT extends HostContract {

  @Override
  protected ContractServer start(Map<String, String> options) throws Exception {
    return QuarkusApplication.start(options, Map.of());
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
    "/rest,        cleartext, 426",
    "/rest,        TLSv1.2,   426",
    "/rest,        TLSv1.3,   200",
    "/async/..,    cleartext, 426",
    "/rest/../rest, cleartext, 426",
    "/%72est,      cleartext, 426",
    "/nowhere,     cleartext, 426",
    "/nowhere,     TLSv1.3,   200"
  })
  void guardsRoutes(String path, String transport, int status) throws Exception {
    try (Wire wire = Wire.connect(direct(), transport)) {
      Message response =
          wire.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").receive("GET");

      assertThat(response.status()).isEqualTo(status);
      assertThat(response.content()).contains(status == 200 ? "served" : "requires TLS 1.3");
      assertThat(response.field("Upgrade")).isEqualTo(status == 200 ? "" : "TLS/1.3");
      assertThat(response.field("Connection")).isEqualTo(status == 200 ? "" : "Upgrade");
    }
  }

  @ParameterizedTest
  @CsvSource({"prior-knowledge, 426", "TLSv1.2, 426", "TLSv1.3, 200"})
  void guardsRoutesInHttp2(String transport, int status) throws Exception {
    Http2Client.Received response = Http2Client.send(direct(), transport, "GET", "/rest");

    assertThat(response.version()).isEqualTo("HTTP/2.0");
    assertThat(response.status()).isEqualTo(status);
    assertThat(response.content()).contains(status == 200 ? "served" : "requires TLS 1.3");
    assertThat(response.fieldNames()).doesNotContain("upgrade", "connection");
  }

  @ParameterizedTest
  @CsvSource({"/, cleartext", "/, TLSv1.2", "/rest, cleartext", "/rest, TLSv1.2"})
  void refusesUploads(String path, String transport) throws Exception {
    String content = "x".repeat(1_000_000);
    try (Wire wire = Wire.connect(direct(), transport)) {
      Message response =
          wire.send(
                  "POST "
                      + path
                      + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
                      + content.length()
                      + "\r\n\r\n"
                      + content)
              .receive("POST");

      assertThat(response.status()).isEqualTo(426);
      assertThat(response.content()).contains("requires TLS 1.3");
    }
  }

  @Test
  void refusesUploadsThatStopEarly() throws Exception {
    try (Wire wire = Wire.connect(direct(), "cleartext")) {
      Message response =
          wire.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nx")
              .receive("POST");

      assertThat(response.status()).isEqualTo(426);
      assertThat(response.content()).contains("this site requires TLS 1.3");
      assertThat(wire.receiveAll()).isEmpty();
    }
  }
}
