package dev.upgraderequired.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The .war of the Tomcat example, unchanged, in a container as it is distributed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class WarContract {

  private ContractServer server;

  /** Starts the container, with TLS 1.0 to 1.3, HTTP/1.1 and HTTP/2, and the .war as its root. */
  protected abstract ContractServer start() throws Exception;

  protected final ContractServer server() {
    return server;
  }

  @BeforeAll
  void startServer() throws Exception {
    server = start();
  }

  @AfterAll
  void stopServer() {
    server.stop();
  }

  @ParameterizedTest
  @CsvSource({
    "cleartext, 426, this site requires TLS 1.2 or newer; your connection was not encrypted",
    "TLSv1,     426, this site requires TLS 1.2 or newer; your connection used TLS 1.0",
    "TLSv1.1,   426, this site requires TLS 1.2 or newer; your connection used TLS 1.1",
    "TLSv1.2,   200, HTTP/1.1 over TLS/1.2",
    "TLSv1.3,   200, HTTP/1.1 over TLS/1.3"
  })
  protected void judgesHttp1(String transport, int status, String text) throws Exception {
    try (Wire wire = Wire.connect(server, transport)) {
      Message answer = wire.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").receive("GET");

      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.content()).contains(text);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "prior-knowledge, 426, this site requires TLS 1.2 or newer; your connection was not encrypted",
    "h2c-upgrade,     426, this site requires TLS 1.2 or newer; your connection was not encrypted",
    "TLSv1.2,         200, HTTP/2.0 over TLS/1.2"
  })
  protected void judgesHttp2(String transport, int status, String text) throws Exception {
    Http2Client.Received answer = Http2Client.send(server, transport, "GET", "/");

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.content()).contains(text);
    assertThat(answer.fieldNames()).doesNotContain("upgrade", "connection");
  }
}
