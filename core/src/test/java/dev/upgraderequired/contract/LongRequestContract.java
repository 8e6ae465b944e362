package dev.upgraderequired.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests of which one part is as long as a container takes: they are answered, and soon. A
 * container that takes less answers by itself.
 */
public abstract class LongRequestContract extends ContainerContract {

  private static final int LONG = 400_000;

  /**
   * Before any filter, Undertow takes the square of this time to look for a servlet: 20 s for
   * 200,000 characters.
   */
  private static final int LONG_WITH_SLASHES = 20_000;

  private static final String GET = "GET / HTTP/1.1\r\nHost: localhost\r\n";

  /** Every option that makes the filter look at more of a request. */
  private static final String ALL =
      "minimumTls=TLSv1.2 checkPath=/protocol-check exemptPaths=/health,/a/b/*,*.ico"
          + " exemptClients=192.0.2.0/24 corsAllowedOrigins=https://app.example.org"
          + " redirectNavigations=https://localhost trustedProxies=192.0.2.1"
          + " proxyPreset=nginx";

  /**
   * Whether the container takes requests of half a megabyte, and leaves the answer to the filter.
   */
  protected boolean takesLongRequests() {
    return false;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        ".",
        "%61",
        ";",
        "/a",
        "/",
        "/.",
        "/..",
        "//",
        "/%2f",
        "/a.ico",
        "?a",
        "?preview"
      })
  void answersALongTarget(String unit) throws Exception {
    int length = unit.contains("/") ? LONG_WITH_SLASHES : LONG;
    String target = "/" + unit.repeat(length / unit.length());

    assertRefused("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Accept                | a/b,
          Accept                | */*;q=0.1,
          Accept                | ;
          Accept-Language       | a,
          Accept-Language       | a-
          Accept-Language       | *,
          User-Agent            | Mozilla/5.0 (
          User-Agent            | OS 1_
          Content-Type          | application/grpc;
          Origin                | https://a
          Sec-Fetch-Mode        | navigate,
          X-Requested-With      | a
          Upgrade               | websocket,
          Upgrade               | ,
          Sec-WebSocket-Version | 13,
          X-Forwarded-For       | 192.0.2.1,
          Forwarded             | for=192.0.2.1;
          Via                   | 1.1 a,
          X-SSL-Protocol        | TLSv1.3,
          X-Forwarded-Proto     | https,
          Authorization         | a
          """)
  void answersALongField(String name, String unit) throws Exception {
    String line = name + ": " + unit.repeat(LONG / unit.length()) + "\r\n";

    assertRefused(GET + "Connection: close\r\nConnection: Upgrade\r\n" + line + "\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Upgrade", "Accept", "Accept-Language", "Via", "Origin"})
  void answersNamesOfOneHashCode(String name) throws Exception {
    String names =
        IntStream.range(0, 8_000)
            .mapToObj(LongRequestContract::collidingName)
            .collect(Collectors.joining(","));

    assertRefused(
        GET + "Connection: close\r\nConnection: Upgrade\r\n" + name + ": " + names + "\r\n\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Upgrade", "Connection", "Accept", "X-Forwarded-For", "Origin", "Via"})
  void answersManyLines(String name) throws Exception {
    String line = name + ": " + "a,".repeat(2_000) + "\r\n";

    assertRefused(GET + "Connection: close\r\nConnection: Upgrade\r\n" + line.repeat(90) + "\r\n");
  }

  /** Where it would redirect, the Location has to fit into what the container sends. */
  @ParameterizedTest
  @ValueSource(ints = {1_000, 1_900, 2_100, 4_000, 6_000, 7_000, 7_800})
  void redirectsToNothingThatIsTooLong(int length) throws Exception {
    String response =
        send(
            "GET /"
                + "a".repeat(length)
                + "?a=b HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\n"
                + "User-Agent: Mozilla/5.0\r\nConnection: close\r\n\r\n");

    assertThat(response).startsWith(length < 6_400 ? "HTTP/1.1 308" : "HTTP/1.1 4");
  }

  /**
   * 100 of them with Host and Connection. Of more, one that is not looked at could be that of a
   * proxy; Tomcat takes no more.
   */
  @ParameterizedTest
  @CsvSource({"98, true", "99, false", "105, false"})
  void exemptsNoClientThatSendsTooManyFields(int fields, boolean isServed) throws Exception {
    String response = send("minimumTls=TLSv1.2 exemptClients=127.0.0.0/8,::1", withFields(fields));

    assertThat(response).startsWith(isServed ? "HTTP/1.1 200" : "HTTP/1.1 4");
  }

  @ParameterizedTest
  @CsvSource({"98, true", "99, false", "105, false"})
  void offersNoUpgradeToClientsThatSendTooManyFields(int fields, boolean isOffered)
      throws Exception {
    String response = send("minimumTls=TLSv1.2", withFields(fields));

    assertThat(response).startsWith("HTTP/1.1 4");
    assertThat(response.contains("\r\nUpgrade: ")).isEqualTo(isOffered);
  }

  private static String withFields(int fields) {
    return GET.replace("/ ", "/contract/x ")
        + "Connection: close\r\n"
        + IntStream.range(0, fields)
            .mapToObj(i -> "A" + i + ": b\r\n")
            .collect(Collectors.joining())
        + "\r\n";
  }

  private void assertRefused(String request) throws Exception {
    String response = send(request);
    if (takesLongRequests()) {
      assertThat(response).startsWith("HTTP/1.1 426");
    } else if (!response.isEmpty()) {
      assertThat(response).startsWith("HTTP/1.1 4");
    }
  }

  private String send(String request) throws Exception {
    return send(ALL, request);
  }

  /** The response, or nothing of it where the container has closed without reading all. */
  private String send(String options, String request) throws Exception {
    try (Wire wire = Wire.connect(server(options), "cleartext")) {
      try {
        return wire.send(request.getBytes(ISO_8859_1)).receiveAll();
      } catch (IOException closed) {
        if (takesLongRequests()) {
          throw closed;
        }
        return "";
      }
    }
  }

  private static String collidingName(int number) {
    return Integer.toBinaryString(1 << 13 | number).replace("0", "a~").replace("1", "b_");
  }
}
