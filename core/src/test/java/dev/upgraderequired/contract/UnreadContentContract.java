package dev.upgraderequired.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Refusals of requests with content that is not read: the client receives the response, and no
 * thread is blocked.
 */
@Timeout(120)
public abstract class UnreadContentContract extends ContainerContract {

  private static final String OPTIONS =
      "minimumTls=TLSv1.2 checkPath=/check redirectNavigations=https://www.example.org";
  private static final String PATH = "/contract/negotiated";

  /** As {@code UnreadContent} has it, and what a busy machine and a container's clock may add. */
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private static final Duration SLACK = Duration.ofSeconds(4);
  private static final int MAX_REQUESTS = 64;

  private final Map<String, Wire> late = new HashMap<>();

  /** Clients that read nothing until all is sent, as many libraries and most proxies do. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          TRANSPORT | FRAMING | BYTES
          cleartext | length  | 60000
          cleartext | length  | 200000
          cleartext | length  | 1000000
          cleartext | length  | 5000000
          cleartext | length  | 8000000
          cleartext | length  | 50000000
          cleartext | chunked | 60000
          cleartext | chunked | 200000
          cleartext | chunked | 1000000
          cleartext | chunked | 5000000
          cleartext | chunked | 8000000
          cleartext | chunked | 50000000
          TLSv1.1   | length  | 60000
          TLSv1.1   | length  | 5000000
          TLSv1.1   | chunked | 5000000
          """)
  void isReadByAClientThatSendsEverythingFirst(String transport, String framing, int bytes)
      throws Exception {
    for (int i = 0; i < 5; i++) {
      try (Wire wire = Wire.connect(server(OPTIONS), transport)) {
        wire.send(post(framing, bytes));
        send(wire, framing, bytes);

        assertIsOnlyAnswer(wire.receiveAll(), 426);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          REQUEST                       | STATUS
          GET /check                    | 200
          GET /check?preview            | 200
          GET /contract/x               | 308
          POST /contract/x              | 426
          PUT /contract/x               | 426
          """)
  void isReadWhateverTheAnswer(String request, int status) throws Exception {
    for (String framing : List.of("length", "chunked")) {
      try (Wire wire = Wire.connect(server(OPTIONS), "cleartext")) {
        wire.send(
            head(request, framing, 2_000_000)
                .replace("\r\n\r\n", "\r\nUser-Agent: Mozilla/5.0\r\nAccept: text/html\r\n\r\n"));
        send(wire, framing, 2_000_000);

        assertIsOnlyAnswer(wire.receiveAll(), status);
      }
    }
  }

  @Test
  void isReadByAClientOfHttp10() throws Exception {
    try (Wire wire = Wire.connect(server(OPTIONS), "cleartext")) {
      wire.send(post("length", 5_000_000).replace("HTTP/1.1", "HTTP/1.0"));
      send(wire, "length", 5_000_000);

      assertIsOnlyAnswer(wire.receiveAll(), 426);
    }
  }

  @Test
  void hasNoContentBehindTheFieldsOfHead() throws Exception {
    try (Wire wire = Wire.connect(server(OPTIONS), "cleartext")) {
      wire.send(head("HEAD " + PATH, "length", 200_000));
      send(wire, "length", 200_000);

      assertThat(wire.receiveAll()).startsWith("HTTP/1.1 426").endsWith("\r\n\r\n");
    }
  }

  /** The connection ends with the answer: what comes behind the content is not looked at. */
  @ParameterizedTest
  @ValueSource(strings = {"length", "chunked"})
  void isTheLastOnItsConnection(String framing) throws Exception {
    try (Wire wire = Wire.connect(server(OPTIONS), "cleartext")) {
      wire.send(post(framing, 100_000));
      send(wire, framing, 100_000);
      wire.send("GET " + PATH + " HTTP/1.1\r\nHost: localhost\r\n\r\n");

      assertIsOnlyAnswer(wire.receiveAll(), 426);
    }
  }

  @Test
  void cutsASlowSender() throws Exception {
    List<Wire> slow = new ArrayList<>();
    for (String framing : List.of("length", "chunked")) {
      slow.add(Wire.connect(server(OPTIONS), "cleartext").send(post(framing, 100_000)));
      slow.add(Wire.connect(server(OPTIONS), "TLSv1.1").send(post(framing, 100_000)));
      slow.add(startSlowly(framing));
      slow.add(startSlowly(framing));
    }
    long start = System.nanoTime();
    sendSlowly(slow.get(2), slow.get(6));

    for (Wire wire : slow) {
      assertIsOnlyAnswer(wire.receiveAll(), 426);
      assertThat(elapsedSince(start)).isLessThan(LIMIT.plus(SLACK));
      wire.close();
    }
  }

  /** Also if the status of the response does not end the connection by itself. */
  @ParameterizedTest
  @ValueSource(strings = {"POST /contract/x", "GET /check", "GET /check?preview"})
  void takesNoLateContentForARequest(String request) throws Exception {
    // All rows wait for the same seconds.
    if (late.isEmpty()) {
      for (String each : List.of("POST /contract/x", "GET /check", "GET /check?preview")) {
        late.put(each, Wire.connect(server(OPTIONS), "cleartext"));
        late.get(each).send(head(each, "length", 1000) + "a");
      }
    }
    try (Wire wire = late.get(request)) {
      assertThat(wire.receive("POST").field("Connection")).containsIgnoringCase("close");
      try {
        wire.send("GET /check HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(3));
      } catch (IOException closed) {
        // As it should be.
      }
      assertThat(wire.isClosedByServer()).isTrue();
    }
  }

  private Wire startSlowly(String framing) throws Exception {
    Wire wire = Wire.connect(server(OPTIONS), "cleartext").send(post(framing, 100_000));
    return wire.send(framing.equals("length") ? "a" : "100\r\na");
  }

  private static void sendSlowly(Wire... wires) throws Exception {
    for (int i = 0; i < 15; i++) {
      Thread.sleep(200);
      for (Wire wire : wires) {
        wire.send("a");
      }
    }
  }

  @Test
  void answersAtOnceWhereTooManyAreAwaited() throws Exception {
    List<Wire> slow = new ArrayList<>();
    for (int i = 0; i < MAX_REQUESTS; i++) {
      slow.add(Wire.connect(server(OPTIONS), "cleartext").send(post("length", 100_000) + "a"));
    }
    for (Wire wire : slow.subList(0, 4)) {
      assertThat(wire.receivesNothingFor(Duration.ofMillis(50))).isTrue();
    }
    assertIsAnsweredAtOnce(post("length", 100_000));
    for (Wire wire : slow) {
      assertIsOnlyAnswer(wire.receiveAll(), 426);
      wire.close();
    }
    try (Wire wire = Wire.connect(server(OPTIONS), "cleartext").send(post("length", 100_000))) {
      assertThat(wire.receivesNothingFor(Duration.ofMillis(500))).as("there is room").isTrue();
    }
  }

  @Test
  void asksForNothingThatTheClientHoldsBack() throws Exception {
    for (String framing : List.of("length", "chunked")) {
      assertIsAnsweredAtOnce(
          post(framing, 100_000).replace("\r\n\r\n", "\r\nExpect: 100-continue\r\n\r\n"));
    }
  }

  @Test
  void awaitsNothingThatIsTooLarge() throws Exception {
    assertIsAnsweredAtOnce(head("POST " + PATH, "length", 100_000_000));
  }

  @Test
  void awaitsNoContentInHttp2() throws Exception {
    try (Wire wire = Wire.connect(server(OPTIONS), "cleartext")) {
      long start = System.nanoTime();
      assertThat(wire.send(Http2Frames.startOfPost(PATH)).receiveUntilQuiet())
          .contains("426 Upgrade Required: ");
      assertThat(elapsedSince(start)).isLessThan(LIMIT);
    }
  }

  @Test
  void leavesTheClientsThatComeAfterItAlone() throws Exception {
    for (int i = 0; i < 3 * MAX_REQUESTS; i++) {
      try (Wire wire = Wire.connect(server(OPTIONS), "cleartext")) {
        wire.send(post("length", 100_000) + "a");
      }
    }
    awaitRoom();
    isReadByAClientThatSendsEverythingFirst("cleartext", "length", 5_000_000);
  }

  // A busy machine may take a while to notice that all these clients have gone, and to answer.
  private void awaitRoom() throws Exception {
    boolean room = false;
    for (int attempt = 0; attempt < 50 && !room; attempt++) {
      try (Wire wire = Wire.connect(server(OPTIONS), "cleartext").send(post("length", 100_000))) {
        room = wire.receivesNothingFor(Duration.ofMillis(500));
      }
    }
    assertThat(room).as("there is room").isTrue();
  }

  private void assertIsAnsweredAtOnce(String request) throws Exception {
    try (Wire wire = Wire.connect(server(OPTIONS), "cleartext").send(request)) {
      long start = System.nanoTime();
      assertThat(wire.receive("POST").status()).isEqualTo(426);
      assertThat(elapsedSince(start)).isLessThan(LIMIT.dividedBy(2));
    }
  }

  private static void assertIsOnlyAnswer(String received, int status) {
    assertThat(received).matches("(?s)HTTP/1\\.[01] " + status + " .*");
    int head = received.indexOf("\r\n\r\n");
    Message answer = new Message("", List.of(received.substring(0, head).split("\r\n")), received);
    assertThat(answer.field("Connection")).containsIgnoringCase("close");
    assertThat(answer.field("Content-Length"))
        .isEqualTo(String.valueOf(received.substring(head + 4).getBytes(UTF_8).length));
  }

  private static String post(String framing, int bytes) {
    return head("POST " + PATH, framing, bytes);
  }

  private static String head(String request, String framing, int bytes) {
    return request
        + " HTTP/1.1\r\nHost: localhost\r\n"
        + (framing.equals("length") ? "Content-Length: " + bytes : "Transfer-Encoding: chunked")
        + "\r\n\r\n";
  }

  private static void send(Wire wire, String framing, int bytes) throws IOException {
    byte[] piece = "0123456789".repeat(1000).getBytes(UTF_8);
    for (int sent = 0; sent < bytes; sent += piece.length) {
      if (framing.equals("chunked")) {
        wire.send(Integer.toHexString(piece.length) + "\r\n").send(piece).send("\r\n");
      } else {
        wire.send(piece);
      }
    }
    if (framing.equals("chunked")) {
      wire.send("0\r\n\r\n");
    }
  }

  private static Duration elapsedSince(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
