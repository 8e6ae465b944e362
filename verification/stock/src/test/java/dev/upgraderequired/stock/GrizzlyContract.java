package dev.upgraderequired.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.upgraderequired.contract.Message;
import dev.upgraderequired.contract.Wire;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** GlassFish and Payara, which have TLS 1.2 and 1.3 alone. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class GrizzlyContract extends StockContract {

  // Without TLS 1.0 and 1.1, which are below.
  @Override
  @ParameterizedTest
  @CsvSource({
    "cleartext, 426, this site requires TLS 1.2 or newer; your connection was not encrypted",
    "TLSv1.2,   200, HTTP/1.1 over TLS/1.2",
    "TLSv1.3,   200, HTTP/1.1 over TLS/1.3"
  })
  protected void judgesHttp1(String transport, int status, String text) throws Exception {
    super.judgesHttp1(transport, status, text);
  }

  // Grizzly takes every response with Upgrade for the last one in HTTP, and leaves out its length.
  @Test
  void keepsTheConnectionAfterARefusal() throws Exception {
    try (Wire wire = Wire.connect(server(), "cleartext")) {
      for (int i = 0; i < 2; i++) {
        Message refusal =
            wire.send("GET / HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n")
                .receive("GET");

        assertThat(refusal.status()).isEqualTo(426);
        assertThat(refusal.field("Upgrade")).isEqualTo("TLS/1.3, TLS/1.2");
        assertThat(refusal.field("Connection")).isEqualTo("Upgrade");
        assertThat(refusal.field("Content-Encoding")).isEmpty();
        assertThat(refusal.content()).contains("your connection was not encrypted");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1", "TLSv1.1"})
  void negotiatesNoOlderTls(String transport) {
    assertThatExceptionOfType(SSLHandshakeException.class)
        .isThrownBy(() -> Wire.connect(server(), transport));
  }

  // The suite exists in several versions. The last of all: the client would resume this session,
  // and have its suite again.
  @Test
  @Order(Integer.MAX_VALUE)
  void readsTheVersionFromTheSession() throws Exception {
    try (Wire wire = Wire.connect(server(), "TLSv1.2 TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA")) {
      Message response = wire.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").receive("GET");

      assertThat(response.status()).isEqualTo(200);
      assertThat(response.content()).contains("HTTP/1.1 over TLS/1.2");
    }
  }
}
