package dev.upgraderequired.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.upgraderequired.contract.Http2Client.Received;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses by negotiated protocol, over real sockets. */
public abstract class ProtocolContract extends ContainerContract {

  private static final String TLS_1_2 = "minimumTls=TLSv1.2";
  private static final String PATH = "/contract/negotiated";
  private static final String GET = get(PATH, "HTTP/1.1");

  /**
   * Whether the container sends the fields that a response sets even if it is to close the
   * connection; Undertow then replaces {@code Connection} by {@code close}.
   */
  protected boolean keepsConnectionFieldWhenClosing() {
    return true;
  }

  /** Whether the container takes a client that knows no TLS but 1.3 to HTTP/2. */
  protected boolean givesHttp2ToClientsOfTls13Alone() {
    return true;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          OPTIONS                              | TRANSPORT | VERSION  | STATUS | UPGRADE
          minimumTls=TLSv1.2                   | cleartext | HTTP/1.1 | 426    | TLS/1.3, TLS/1.2
          minimumTls=TLSv1.2                   | cleartext | HTTP/1.0 | 426    | TLS/1.3, TLS/1.2
          minimumTls=TLSv1.2                   | TLSv1     | HTTP/1.1 | 426    | TLS/1.3, TLS/1.2
          minimumTls=TLSv1.2                   | TLSv1     | HTTP/1.0 | 426    | TLS/1.3, TLS/1.2
          minimumTls=TLSv1.2                   | TLSv1.1   | HTTP/1.1 | 426    | TLS/1.3, TLS/1.2
          minimumTls=TLSv1.2                   | TLSv1.2   | HTTP/1.1 | 200    |
          minimumTls=TLSv1.2                   | TLSv1.2   | HTTP/1.0 | 200    |
          minimumTls=TLSv1.2                   | TLSv1.3   | HTTP/1.1 | 200    |
          minimumTls=TLSv1.3                   | cleartext | HTTP/1.1 | 426    | TLS/1.3
          minimumTls=TLSv1.3                   | TLSv1.1   | HTTP/1.1 | 426    | TLS/1.3
          minimumTls=TLSv1.3                   | TLSv1.2   | HTTP/1.1 | 426    | TLS/1.3
          minimumTls=TLSv1.3                   | TLSv1.3   | HTTP/1.1 | 200    |
          minimumTls=TLSv1.1                   | TLSv1     | HTTP/1.1 | 426    | TLS/1.3, TLS/1.2
          minimumTls=TLSv1.1                   | TLSv1.1   | HTTP/1.1 | 200    |
          minimumTls=TLSv1                     | cleartext | HTTP/1.1 | 426    | TLS/1.3, TLS/1.2
          minimumTls=TLSv1                     | TLSv1     | HTTP/1.1 | 200    |
          minimumTls=any                       | cleartext | HTTP/1.1 | 426    | TLS/1.3, TLS/1.2
          minimumTls=any                       | TLSv1     | HTTP/1.0 | 200    |
          minimumTls=any                       | TLSv1.3   | HTTP/1.1 | 200    |
          minimumTls=none                      | cleartext | HTTP/1.0 | 200    |
          minimumTls=none minimumHttp=1.1      | cleartext | HTTP/1.0 | 426    | HTTP/1.1
          minimumTls=none minimumHttp=1.1      | cleartext | HTTP/1.1 | 200    |
          minimumTls=none minimumHttp=1.1      | TLSv1     | HTTP/1.1 | 200    |
          minimumTls=none minimumHttp=2        | cleartext | HTTP/1.1 | 426    | HTTP/2.0
          minimumTls=none minimumHttp=2        | TLSv1.3   | HTTP/1.1 | 426    | HTTP/2.0
          minimumTls=none minimumHttp=3        | TLSv1.3   | HTTP/1.1 | 426    | HTTP/3.0
          minimumTls=TLSv1.2 minimumHttp=1.1   | cleartext | HTTP/1.0 | 426    | TLS/1.3, TLS/1.2, HTTP/1.1
          minimumTls=TLSv1.2 minimumHttp=1.1   | cleartext | HTTP/1.1 | 426    | TLS/1.3, TLS/1.2
          minimumTls=TLSv1.2 minimumHttp=1.1   | TLSv1.2   | HTTP/1.0 | 426    | HTTP/1.1
          minimumTls=TLSv1.2 minimumHttp=1.1   | TLSv1.2   | HTTP/1.1 | 200    |
          minimumTls=TLSv1.2 minimumHttp=2     | TLSv1.1   | HTTP/1.1 | 426    | TLS/1.3, TLS/1.2, HTTP/2.0
          minimumTls=TLSv1.2 upgrade=TLS/1.3   | cleartext | HTTP/1.1 | 426    | TLS/1.3
          """)
  void judgesHttp1(String options, String transport, String version, int status, String upgrade)
      throws Exception {
    try (Wire wire = Wire.connect(server(options), transport)) {
      Message answer = wire.send(get(PATH, version)).receive("GET");

      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.field("Upgrade")).isEqualTo(upgrade == null ? "" : upgrade);
      if (status == 426) {
        assertThat(answer.content()).doesNotContain(ContractServlets.SERVED);
        if (version.equals("HTTP/1.1") || keepsConnectionFieldWhenClosing()) {
          assertThat(answer.field("Connection").toLowerCase()).contains("upgrade");
        } else {
          assertThat(answer.field("Connection")).isEqualTo("close");
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          OPTIONS                                     | TRANSPORT       | METHOD | STATUS
          minimumTls=TLSv1.2                          | prior-knowledge | GET    | 426
          minimumTls=TLSv1.2                          | prior-knowledge | HEAD   | 426
          minimumTls=TLSv1.2                          | h2c-upgrade     | GET    | 426
          minimumTls=TLSv1.2                          | TLSv1.2         | GET    | 200
          minimumTls=TLSv1.2                          | TLSv1.3         | GET    | 200
          minimumTls=TLSv1.3                          | TLSv1.2         | GET    | 426
          minimumTls=TLSv1.3                          | TLSv1.2         | HEAD   | 426
          minimumTls=TLSv1.3                          | TLSv1.2         | DELETE | 426
          minimumTls=any                              | prior-knowledge | GET    | 426
          minimumTls=any                              | TLSv1.2         | GET    | 200
          minimumTls=none                             | prior-knowledge | GET    | 200
          minimumTls=none                             | h2c-upgrade     | GET    | 200
          minimumTls=none minimumHttp=2               | prior-knowledge | GET    | 200
          minimumTls=none minimumHttp=2               | h2c-upgrade     | GET    | 200
          minimumTls=none minimumHttp=2               | TLSv1.2         | GET    | 200
          minimumTls=none minimumHttp=3               | prior-knowledge | GET    | 426
          minimumTls=none minimumHttp=3               | TLSv1.2         | GET    | 426
          minimumTls=TLSv1.3 statusWithoutUpgrade=403 | TLSv1.2         | GET    | 403
          minimumTls=TLSv1.3 statusWithoutUpgrade=505 | prior-knowledge | GET    | 505
          minimumTls=TLSv1.3 upgrade=h2c              | TLSv1.2         | GET    | 426
          """)
  void judgesHttp2(String options, String transport, String method, int status) throws Exception {
    Received answer = sendHttp2(options, transport, method);

    assertThat(answer.version()).isEqualTo("HTTP/2.0");
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.fieldNames())
        .contains("content-length")
        .doesNotContain("upgrade", "connection", "keep-alive", "transfer-encoding");
    boolean served = answer.content().contains(ContractServlets.SERVED);
    assertThat(served).isEqualTo(status == 200);
    if (status != 200 && !method.equals("HEAD")) {
      assertThat(answer.content()).startsWith(status + " ");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "cleartext, HTTP/1.0 in cleartext",
    "TLSv1,     HTTP/1.0 over TLS/1.0 with TLS_",
    "TLSv1.1,   HTTP/1.0 over TLS/1.1 with TLS_",
    "TLSv1.2,   HTTP/1.0 over TLS/1.2 with TLS_",
    "TLSv1.3,   HTTP/1.0 over TLS/1.3 with TLS_"
  })
  void readsWhatWasNegotiatedInHttp1(String transport, String negotiated) throws Exception {
    try (Wire wire = Wire.connect(server("minimumTls=none"), transport)) {
      assertThat(wire.send(get(PATH, "HTTP/1.0")).receiveAll())
          .contains(ContractServlets.SERVED + ": " + negotiated);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "prior-knowledge, HTTP/2.0 in cleartext",
    "h2c-upgrade,     HTTP/2.0 in cleartext",
    "TLSv1.2,         HTTP/2.0 over TLS/1.2 with TLS_",
    "TLSv1.3,         HTTP/2.0 over TLS/1.3 with TLS_"
  })
  void readsWhatWasNegotiatedInHttp2(String transport, String negotiated) throws Exception {
    assertThat(sendHttp2("minimumTls=none", transport, "GET").content())
        .startsWith(ContractServlets.SERVED + ": " + negotiated);
  }

  @Test
  void sendsTheseFieldsAndNoOthers() throws Exception {
    try (Wire wire = Wire.connect(server(TLS_1_2 + " altSvc=h3=\":443\""), "cleartext")) {
      Message answer = wire.send(GET).receive("GET");

      assertThat(answer.field("Connection")).isEqualToIgnoringCase("upgrade");
      assertThat(answer.field("Cache-Control")).isEqualTo("no-store");
      assertThat(answer.field("Vary")).isEqualTo("Accept, Accept-Language");
      assertThat(answer.field("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(answer.field("Content-Language")).isEqualTo("en");
      assertThat(answer.field("Content-Type")).isEqualToIgnoringCase("text/plain;charset=utf-8");
      assertThat(answer.field("Alt-Svc")).isEqualTo("h3=\":443\"");
      assertThat(answer.fieldNames())
          .filteredOn(name -> !List.of("date", "server").contains(name))
          .containsExactlyInAnyOrder(
              "upgrade",
              "connection",
              "alt-svc",
              "cache-control",
              "vary",
              "x-content-type-options",
              "content-language",
              "content-type",
              "content-length");
      assertThat(answer.content())
          .startsWith(
              "426 Upgrade Required: this site requires TLS 1.2 or newer;"
                  + " your connection was not encrypted.\n");
    }
  }

  @Test
  void answersHeadWithTheFieldsOfGetAndNoContent() throws Exception {
    try (Wire wire = Wire.connect(server(TLS_1_2), "cleartext")) {
      Message get = wire.send(GET).receive("GET");
      Message head = wire.send(GET.replace("GET", "HEAD")).receive("HEAD");
      Message next = wire.send(GET).receive("GET");

      assertThat(head.statusLine()).isEqualTo(get.statusLine());
      assertThat(fields(head)).isEqualTo(fields(get));
      assertThat(next.statusLine()).as("nothing is left between").isEqualTo(get.statusLine());
    }
  }

  @Test
  void answersHttp10WithLengthAndCloses() throws Exception {
    try (Wire wire = Wire.connect(server(TLS_1_2), "cleartext")) {
      Message answer = wire.send(get(PATH, "HTTP/1.0")).receive("GET");

      assertThat(answer.field("Content-Length"))
          .isEqualTo("" + answer.content().getBytes(UTF_8).length);
      assertThat(answer.fieldNames()).doesNotContain("transfer-encoding");
      assertThat(wire.isClosedByServer()).isTrue();
    }
  }

  @Test
  void answersPipelinedRequestsOneByOne() throws Exception {
    try (Wire wire = Wire.connect(server(TLS_1_2), "cleartext")) {
      wire.send(GET + GET + GET);

      for (int i = 0; i < 3; i++) {
        assertThat(wire.receive("GET").status()).isEqualTo(426);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 60\r\n\r\n%s",
        "Transfer-Encoding: chunked\r\n\r\n3c\r\n%s\r\n0\r\n\r\n"
      })
  void closesWhenContentWasNotReadAndNeverTakesItForARequest(String framed) throws Exception {
    try (Wire wire = Wire.connect(server(TLS_1_2), "cleartext")) {
      String smuggled = "GET /contract/negotiated HTTP/1.1\r\nHost: localhost\r\nX: y\r\n\r\n";
      wire.send("POST " + PATH + " HTTP/1.1\r\nHost: localhost\r\n" + framed.formatted(smuggled));

      Message answer = wire.receive("POST");
      assertThat(answer.status()).isEqualTo(426);
      assertThat(answer.field("Connection").toLowerCase().split(", ?"))
          .containsExactlyInAnyOrder("upgrade", "close");
      assertThat(wire.isClosedByServer()).isTrue();
    }
  }

  @Test
  void refusesBeforeContentThatTheClientHoldsBack() throws Exception {
    try (Wire wire = Wire.connect(server(TLS_1_2), "cleartext")) {
      wire.send(
          "POST "
              + PATH
              + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n"
              + "Expect: 100-continue\r\n\r\n");

      Message answer = wire.receive("POST");
      assertThat(answer.status()).as("no 100 comes first").isEqualTo(426);
      assertThat(answer.field("Connection").toLowerCase()).contains("close");
    }
  }

  @Test
  void letsAClientReadTheRefusalWhileItSendsMuch() throws Exception {
    try (Wire wire = Wire.connect(server(TLS_1_2), "cleartext")) {
      wire.send("POST " + PATH + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1500000\r\n\r\n");
      CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> sendAll(wire, 1_500_000));

      Message answer = wire.receive("POST");
      assertThat(answer.status()).isEqualTo(426);
      assertThat(answer.content()).startsWith("426 Upgrade Required");
      sending.join();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Upgrade: TLS/1.2\r\nConnection: Upgrade",
        "Upgrade: TLS/1.3, HTTP/2.0\r\nConnection: Upgrade",
        "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13"
            + "\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
      })
  void neverSwitchesProtocolsItself(String fields) throws Exception {
    try (Wire wire = Wire.connect(server(TLS_1_2), "cleartext")) {
      Message answer =
          wire.send(GET.replace("\r\n\r\n", "\r\n" + fields + "\r\n\r\n")).receive("GET");

      assertThat(answer.status()).isEqualTo(426);
      assertThat(answer.field("Upgrade")).isEqualTo("TLS/1.3, TLS/1.2");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /contract/negotiated\r\n\r\n",
        "GET /contract/negotiated HTTP/0.9\r\nHost: localhost\r\n\r\n",
        "GET /contract/negotiated HTTP/1.2\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        "GET https://localhost/contract/negotiated HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        "GET /contract/negotiated HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-Proto: https\r\nConnection: close\r\n\r\n",
      })
  void neverServesAnOddRequestInCleartext(String request) throws Exception {
    try (Wire wire = Wire.connect(server(TLS_1_2 + " minimumHttp=1.1"), "cleartext")) {
      assertThat(wire.send(request).receiveAll()).doesNotContain(ContractServlets.SERVED);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"minimumTls=TLSv1.2", "minimumTls=any", "minimumTls=any whenTlsUnknown=allow"})
  void ignoresTheSchemeOfAnHttp2Request(String options) throws Exception {
    try (Wire wire = Wire.connect(server(options), "cleartext")) {
      assertThat(wire.send(Http2Frames.get("https", PATH)).receiveUntilQuiet())
          .doesNotContain(ContractServlets.SERVED);
    }
    try (Wire wire = Wire.connect(server(options), "cleartext")) {
      assertThat(Http2Frames.receive(wire.send(Http2Frames.get("http", PATH))))
          .as("the frames are right")
          .startsWith("426 426 Upgrade Required: ");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          ACCEPT                                           | USER-AGENT  | TYPE
          */*                                              | curl/8.5.0  | text/plain
          */*                                              | Mozilla/4.0 | text/html
          */*                                              | NetSurf/3.10 | text/html
          */*                                              | Nokia6680/1.0 | text/html
          text/html, image/gif, image/jpeg, */*; q=0.2     | Java/17.0.15 | text/plain
          image/gif, image/jpeg, application/vnd.ms-excel, application/xaml+xml, */* | Mozilla/4.0 | text/html
          application/xml,application/xhtml+xml,text/html;q=0.9,*/*;q=0.5 | Mozilla/5.0 | text/html
          application/vnd.api+json                         | Mozilla/5.0 | application/problem+json
          application/vnd.github.v3                        | any         | application/problem+json
          application/*+json                               | any         | application/problem+json
          text/json                                        | any         | application/problem+json
          application/atom+xml, text/html;q=0.5            | any         | application/problem+xml
          application/xhtml+xml                            | any         | text/html
          application/problem+json;q=0, application/json   | any         | text/plain
          text/html,application/xhtml+xml,*/*;q=0.8        | Mozilla/5.0 | text/html
          application/json, text/plain, */*                | axios/1.7   | application/problem+json
          application/problem+json                         | any         | application/problem+json
          text/plain;q=0.2, text/html;q=0.9                | any         | text/html
          image/png                                        | any         | text/plain
          ;;;=,,/,q                                        | any         | text/plain
          ;                                                | any         | text/plain
          """)
  void explainsInTheFormatThatIsAskedFor(String accept, String userAgent, String type)
      throws Exception {
    try (Wire wire = Wire.connect(server(TLS_1_2), "cleartext")) {
      Message answer =
          wire.send(
                  GET.replace(
                      "\r\n\r\n",
                      "\r\nAccept: " + accept + "\r\nUser-Agent: " + userAgent + "\r\n\r\n"))
              .receive("GET");

      assertThat(answer.status()).isEqualTo(426);
      assertThat(answer.field("Content-Type")).startsWith(type);
      assertThat(answer.fieldNames().contains("content-security-policy"))
          .isEqualTo(type.equals("text/html"));
    }
  }

  @Test
  void problemDetailsTellAProgramAll() throws Exception {
    try (Wire wire = Wire.connect(server("minimumTls=TLSv1.3 minimumHttp=2"), "TLSv1.2")) {
      Message answer =
          wire.send(GET.replace("\r\n\r\n", "\r\nAccept: application/json\r\n\r\n")).receive("GET");

      JsonNode problem = new ObjectMapper().readTree(answer.content());
      assertThat(problem.path("type").asText()).startsWith("tag:");
      assertThat(problem.path("status").asInt()).isEqualTo(426);
      assertThat(problem.path("negotiated").path("http").asText()).isEqualTo("HTTP/1.1");
      assertThat(problem.path("negotiated").path("tls").asText()).isEqualTo("TLS/1.2");
      assertThat(problem.path("required").toString()).isEqualTo("[\"TLS/1.3\",\"HTTP/2.0\"]");
      assertThat(problem.path("violations").findValuesAsText("code"))
          .containsExactly("tls-version-too-low", "http-version-too-low");
      assertThat(problem.path("detail").asText())
          .startsWith("This site requires TLS 1.3 or newer; your connection used TLS 1.2.");
    }
  }

  @Test
  void statusOfTheProblemIsThatOfTheResponse() throws Exception {
    Received answer =
        Http2Client.send(
            server("minimumTls=TLSv1.3 statusWithoutUpgrade=403"), "TLSv1.2", "GET", PATH);

    assertThat(answer.content()).startsWith("403 Forbidden: ");
  }

  @ParameterizedTest
  @CsvSource({
    "/contract/async,   served after an async dispatch",
    "/contract/forward, served: HTTP/1.0 over TLS/1.3 with TLS_"
  })
  void leavesDispatchesWithinTheApplicationAlone(String path, String content) throws Exception {
    try (Wire wire = Wire.connect(server(TLS_1_2), "TLSv1.3")) {
      assertThat(wire.send(get(path, "HTTP/1.0")).receiveAll()).contains(content);
    }
  }

  @Test
  void leavesTheErrorsOfTheApplicationAlone() throws Exception {
    try (Wire wire = Wire.connect(server(TLS_1_2), "TLSv1.3")) {
      assertThat(wire.send(get("/contract/failure", "HTTP/1.0")).receiveAll()).contains(" 418 ");
    }
  }

  private Received sendHttp2(String options, String transport, String method) throws Exception {
    boolean offerMore = transport.equals("TLSv1.3") && !givesHttp2ToClientsOfTls13Alone();
    return Http2Client.send(
        server(options), offerMore ? "TLSv1.2+TLSv1.3" : transport, method, PATH);
  }

  private static String get(String path, String version) {
    return "GET " + path + " " + version + "\r\nHost: localhost\r\n\r\n";
  }

  private static Map<String, String> fields(Message message) {
    Map<String, String> fields = new TreeMap<>();
    message.fieldNames().forEach(name -> fields.put(name, message.field(name)));
    fields.remove("date");
    return fields;
  }

  private static void sendAll(Wire wire, int length) {
    try {
      byte[] piece = new byte[10_000];
      for (int sent = 0; sent < length; sent += piece.length) {
        wire.send(piece);
      }
    } catch (IOException serverHasClosed) {
      // A server that refuses need not take the rest.
    }
  }
}
