package dev.upgraderequired.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.upgraderequired.contract.Http2Client.Received;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An application that speaks one protocol only: requests for any other are refused. */
public abstract class RequiredUpgradeContract extends ContainerContract {

  private static final String SOCKET = "requiredUpgrade=websocket urlPatterns=/socket,/contract/*";
  private static final String ECHO = "requiredUpgrade=echo/1 urlPatterns=/switch minimumTls=none";

  private static final String KEY = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==";

  @Override
  final ContractServer start(Map<String, String> options) throws Exception {
    return container().withListener(options);
  }

  /** Status of the response when a servlet calls HttpServletRequest.upgrade. */
  protected int statusOfSwitch() {
    return 101;
  }

  /** Whether an HttpUpgradeHandler can read, with the filter or without. */
  protected boolean carriesWhatComesAfterTheSwitch() {
    return true;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          TRANSPORT | METHOD | CONNECTION          | UPGRADE      | VERSION | STATUS | UPGRADE                     | SUPPORTED
          TLSv1.3   | GET    | Upgrade             | websocket    | 13      | 101    | websocket                   |
          TLSv1.2   | GET    | keep-alive, Upgrade | WebSocket    | 13      | 101    | websocket                   |
          TLSv1.3   | GET    | keep-alive          |              |         | 426    | websocket                   | 13
          TLSv1.3   | HEAD   | keep-alive          |              |         | 426    | websocket                   | 13
          TLSv1.3   | POST   | Upgrade             | websocket    | 13      | 426    | websocket                   | 13
          TLSv1.3   | GET    | Upgrade             | h2c          | 13      | 426    | websocket                   | 13
          TLSv1.3   | GET    | Upgrade             | websocket/13 | 13      | 426    | websocket                   | 13
          TLSv1.3   | GET    | Upgrade             | websocket    | 8       | 426    | websocket                   | 13
          TLSv1.3   | GET    | Upgrade             | websocket    |         | 426    | websocket                   | 13
          TLSv1.3   | GET    | Upgrade             | websocket    | 13, 8   | 426    | websocket                   | 13
          TLSv1.1   | GET    | Upgrade             | websocket    | 13      | 426    | TLS/1.3, TLS/1.2            |
          TLSv1.1   | GET    | Upgrade             | websocket    | 8       | 426    | TLS/1.3, TLS/1.2, websocket | 13
          cleartext | GET    | Upgrade             | websocket    | 13      | 426    | TLS/1.3, TLS/1.2            |
          cleartext | GET    | keep-alive          |              |         | 426    | TLS/1.3, TLS/1.2, websocket | 13
          """)
  void takesARightHandshakeAndNothingElse(
      String transport,
      String method,
      String connection,
      String upgrade,
      String version,
      int status,
      String offered,
      String supported)
      throws Exception {
    String request =
        method
            + " /socket HTTP/1.1\r\nHost: localhost\r\nConnection: "
            + connection
            + "\r\n"
            + field("Upgrade", upgrade)
            + field("Sec-WebSocket-Version", version)
            + KEY
            + "\r\n\r\n";
    try (Wire wire = Wire.connect(server(SOCKET), transport)) {
      Message answer = wire.send(request).receive(method);

      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.field("Upgrade")).isEqualToIgnoringCase(offered);
      assertThat(answer.field("Connection")).containsIgnoringCase("upgrade");
      assertThat(answer.field("Sec-WebSocket-Version"))
          .isEqualTo(supported == null ? "" : supported);
      if (status == 101) {
        assertThat(answer.field("Sec-WebSocket-Accept")).isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
      }
    }
  }

  // Jetty itself answers 400.
  @Test
  void takesNoUpgradeThatIsNotMeantForThisConnection() throws Exception {
    String request =
        "GET /socket HTTP/1.1\r\nHost: localhost\r\nConnection: keep-alive\r\nUpgrade: websocket\r\n"
            + "Sec-WebSocket-Version: 13\r\n"
            + KEY
            + "\r\n\r\n";
    try (Wire wire = Wire.connect(server(SOCKET), "TLSv1.3")) {
      assertThat(wire.send(request).receive("GET").status()).isIn(426, 400);
    }
  }

  private static String field(String name, String value) {
    return value == null ? "" : name + ": " + value + "\r\n";
  }

  @Test
  void namesTheRequiredProtocolInJson() throws Exception {
    assertThat(get("TLSv1.3", "").content())
        .startsWith(
            "426 Upgrade Required: this address is for WebSocket clients;"
                + " your request did not ask to switch to WebSocket.\n")
        .contains("TLS 1.2 or newer, a switch to WebSocket")
        .contains("Connection: Upgrade and Upgrade: websocket");

    JsonNode problem =
        new ObjectMapper().readTree(get("TLSv1.3", "Accept: application/json\r\n").content());
    assertThat(problem.at("/title").asText()).isEqualTo("This address is for WebSocket clients");
    assertThat(problem.at("/required").toString()).isEqualTo("[\"TLS/1.2\",\"websocket\"]");
    assertThat(problem.at("/violations/0").toString())
        .isEqualTo(
            "{\"code\":\"upgrade-not-requested\",\"required\":\"websocket\",\"actual\":\"HTTP/1.1\"}");
  }

  @Test
  void doesNotBlameTheBrowser() throws Exception {
    assertThat(get("TLSv1.3", "Accept: text/html\r\n").content())
        .contains("<h1>This address is for WebSocket clients</h1>")
        .contains("Nothing is wrong with your browser or your connection.")
        .doesNotContain("Update your browser");
  }

  @Test
  void doesNotSendABrowserFromOneRefusalToTheNext() throws Exception {
    assertThat(get("cleartext", "Accept: text/html\r\n").content())
        .contains("If a link brought you here, tell the people who made it.")
        .doesNotContain("Nothing is wrong", "Open the address again");
    assertThat(
            get(
                    "TLSv1.1",
                    "Accept: text/html\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                        + "Sec-WebSocket-Version: 8\r\n")
                .content())
        .contains("Update the program that you use")
        .doesNotContain("Update your browser");
  }

  @Test
  void sendsAHandshakeInCleartextToWss() throws Exception {
    String handshake =
        "GET /socket HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            + "Sec-WebSocket-Version: 13\r\n"
            + KEY
            + "\r\n\r\n";
    for (String options : new String[] {SOCKET, "minimumTls=TLSv1.2"}) {
      try (Wire wire = Wire.connect(server(options), "cleartext")) {
        assertThat(wire.send(handshake).receive("GET").content())
            .contains("Use a wss URL in place of ws")
            .doesNotContain("Use an https URL");
      }
    }
  }

  @Test
  void refusesInHttp2WithTheVersionButWithoutUpgrade() throws Exception {
    Received answer = Http2Client.send(server(SOCKET), "TLSv1.2+TLSv1.3", "GET", "/contract/x");

    assertThat(answer.version()).isEqualTo("HTTP/2.0");
    assertThat(answer.status()).isEqualTo(426);
    assertThat(answer.fieldNames()).doesNotContain("upgrade", "connection");
    assertThat(answer.field("sec-websocket-version")).isEqualTo("13");
    assertThat(answer.content()).contains("this address is for WebSocket clients");
  }

  @Test
  void guardsAProtocolOfTheApplicationsOwn() throws Exception {
    String get = "GET /switch HTTP/1.1\r\nHost: localhost\r\n";
    try (Wire wire = Wire.connect(server(ECHO), "cleartext")) {
      Message answer = wire.send(get + "\r\n").receive("GET");
      assertThat(answer.status()).isEqualTo(426);
      assertThat(answer.field("Upgrade")).isEqualTo("echo/1");
      assertThat(answer.field("Sec-WebSocket-Version")).isEmpty();
      assertThat(answer.content()).contains("this address is for echo/1 clients");
    }
    try (Wire wire = Wire.connect(server(ECHO), "cleartext")) {
      Message answer =
          wire.send(get + "Connection: Upgrade\r\nUpgrade: other, Echo/1\r\n\r\n").receive("GET");
      assertThat(answer.status()).isEqualTo(statusOfSwitch());
      if (carriesWhatComesAfterTheSwitch()) {
        assertThat(wire.send("hello").receive(5)).isEqualTo("hello");
      }
    }
  }

  @Test
  void doesNotRequireItOfTheCheck() throws Exception {
    String options = SOCKET + " checkPath=/contract/check";
    String get = "GET /contract/check%s HTTP/1.1\r\nHost: localhost\r\n\r\n";
    try (Wire wire = Wire.connect(server(options), "TLSv1.3")) {
      assertThat(wire.send(get.formatted("")).receive("GET").content())
          .startsWith("Your connection will do: ")
          .doesNotContain("WebSocket");
      assertThat(
              wire.send(get.formatted("?preview=upgrade-not-requested")).receive("GET").content())
          .contains("this address is for WebSocket clients");
      assertThat(
              wire.send(get.formatted("?preview=websocket-version-unsupported"))
                  .receive("GET")
                  .content())
          .contains("this address speaks version 13 of WebSocket");
      assertThat(wire.send(get.formatted("?preview=tls-version-too-low")).receive("GET").content())
          .contains("your connection used TLS 1.1")
          .doesNotContain("switch to WebSocket.");
    }
  }

  private Message get(String transport, String fields) throws Exception {
    try (Wire wire = Wire.connect(server(SOCKET), transport)) {
      return wire.send("GET /socket HTTP/1.1\r\nHost: localhost\r\n" + fields + "\r\n")
          .receive("GET");
    }
  }
}
