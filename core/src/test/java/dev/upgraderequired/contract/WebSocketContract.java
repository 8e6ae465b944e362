package dev.upgraderequired.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The listener registers the filter ahead of the WebSocket filter of the container: see {@link
 * Container#withListener}.
 */
public abstract class WebSocketContract extends ContainerContract {

  private static final String HANDSHAKE =
      """
      GET /socket HTTP/1.1
      Host: localhost
      Upgrade: websocket
      Connection: Upgrade
      Sec-WebSocket-Version: 13
      Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==

      """
          .replace("\n", "\r\n");

  @Override
  final ContractServer start(Map<String, String> options) throws Exception {
    return container().withListener(options);
  }

  @ParameterizedTest
  @CsvSource({
    "minimumTls=TLSv1.2,                       cleartext, 426",
    "minimumTls=TLSv1.2,                       TLSv1.1,   426",
    "minimumTls=TLSv1.2,                       TLSv1.2,   101",
    "minimumTls=TLSv1.2,                       TLSv1.3,   101",
    "minimumTls=none,                          cleartext, 101",
    "minimumTls=TLSv1.2 urlPatterns=/api/*,    cleartext, 101",
    "minimumTls=TLSv1.2 urlPatterns=/socket,   cleartext, 426"
  })
  void judgesTheHandshake(String options, String transport, int status) throws Exception {
    try (Wire wire = Wire.connect(server(options), transport)) {
      assertThat(wire.send(HANDSHAKE).receive("GET").status()).isEqualTo(status);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "undated,                                           cleartext, 426",
    "undated,                                           TLSv1.2,   101",
    "enforceFrom=+9h,                                   TLSv1.2,   101",
    "enforceFrom=+9h brownouts=-1h/+1h,                 cleartext, 426",
    "enforceFrom=+9h brownouts=-1h/+1h,                 TLSv1.2,   426",
    "enforceFrom=+9h brownouts=-1h/+1h,                 TLSv1.3,   101",
    "enforceFrom=-1h,                                   TLSv1.2,   426",
    "enforceFrom=-1h,                                   TLSv1.3,   101"
  })
  void judgesTheHandshakeByThePlan(String dates, String transport, int status) throws Exception {
    String plan = "plannedMinimumTls=TLSv1.3";
    String options = dates.equals("undated") ? plan : plan + ' ' + dates;
    try (Wire wire = Wire.connect(server(RolloutContract.dated(options)), transport)) {
      Message answer = wire.send(HANDSHAKE).receive("GET");

      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.field("Retry-After").isEmpty())
          .isEqualTo(!dates.contains("brownouts") || !transport.equals("TLSv1.2"));
    }
  }

  @Test
  void guardsTheRestOfTheApplicationToo() throws Exception {
    try (Wire wire = Wire.connect(server("minimumTls=TLSv1.2"), "cleartext")) {
      Message answer =
          wire.send("GET /contract/x HTTP/1.1\r\nHost: localhost\r\n\r\n").receive("GET");
      assertThat(answer.status()).isEqualTo(426);
    }
    try (Wire wire = Wire.connect(server("minimumTls=TLSv1.2"), "TLSv1.3")) {
      assertThat(wire.send("GET /contract/async HTTP/1.0\r\nHost: localhost\r\n\r\n").receiveAll())
          .contains(ContractServlets.SERVED);
    }
  }

  @Test
  void doesNotStartWithAMistake() {
    assertThatThrownBy(() -> start(Map.of("minimumTLS", "1.3", "urlPatterns", "/a/*/b")))
        .isInstanceOf(Exception.class);
  }
}
