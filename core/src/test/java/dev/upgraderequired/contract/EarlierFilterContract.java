package dev.upgraderequired.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.UpgradeRequiredFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Whatever a filter ahead of ours does to request and response: nothing guarded is served. */
public abstract class EarlierFilterContract extends ContainerContract {

  private ContractServer server;

  @BeforeAll
  void start() throws Exception {
    server = container().withApplication(ContractApplication.of(EarlierFilterContract::register));
  }

  @AfterAll
  void stop() {
    server.stop();
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.MATCH_NONE,
      names = {"COMMITS", "PUTS_ANOTHER_RESPONSE_IN_ITS_PLACE", "DOUBLES_.*"})
  void isRefusedWhateverTheEarlierFilterDoes(EarlierFilter earlier) throws Exception {
    Message refusal = get("/" + earlier);

    assertThat(refusal.statusLine()).startsWith("HTTP/1.1 426");
    assertThat(refusal.field("Content-Type")).isEqualTo("text/plain;charset=utf-8");
    assertThat(refusal.field("Upgrade")).isEqualTo("TLS/1.3, TLS/1.2");
    assertThat(refusal.content()).startsWith("426 Upgrade Required: ").endsWith("\n");
    assertThat(refusal.field("Content-Length"))
        .isEqualTo(String.valueOf(refusal.content().getBytes(UTF_8).length));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          FIELD                     | VALUE
          Strict-Transport-Security | max-age=63072000
          Set-Cookie                | a=b, c=d
          Content-Encoding          | ''
          Content-Disposition       | ''
          ETag                      | ''
          Last-Modified             | ''
          Location                  | ''
          Cache-Control             | no-store
          Upgrade                   | TLS/1.3, TLS/1.2
          Content-Range             | ''
          Repr-Digest               | ''
          Age                       | ''
          CDN-Cache-Control         | ''
          Surrogate-Control         | ''
          X-Accel-Expires           | ''
          X-Accel-Redirect          | ''
          X-Sendfile                | ''
          Retry-After               | ''
          Deprecation               | ''
          Sunset                    | ''
          WWW-Authenticate          | ''
          Sec-WebSocket-Accept      | ''
          """)
  void keepsWhatDoesNotDescribeOtherContent(String field, String value) throws Exception {
    assertThat(get("/" + EarlierFilter.SETS_FIELDS).field(field)).isEqualTo(value);
  }

  /** A length beside Transfer-Encoding, or two of them, is what smuggling is made of. */
  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_NONE, names = "COMMITS")
  void endsWhereItSays(EarlierFilter earlier) throws Exception {
    try (Wire wire = Wire.connect(server, "cleartext")) {
      for (String method : List.of("GET", "HEAD", "GET")) {
        wire.send(method + " /" + earlier + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        Message refusal = wire.receive(method);

        assertThat(refusal.statusLine()).startsWith("HTTP/1.1 426");
        assertThat(refusal.fieldNames())
            .filteredOn(name -> List.of("content-length", "transfer-encoding").contains(name))
            .hasSizeLessThanOrEqualTo(1);
        assertThat(refusal.content()).endsWith(method.equals("HEAD") ? "" : "\n");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_NONE, names = "COMMITS")
  void refusesARequestWithContent(EarlierFilter earlier) throws Exception {
    for (int bytes : new int[] {3, 20_000}) {
      assertIsRefusedAndClosed(earlier, bytes);
    }
  }

  /** More than a container reads by itself before it closes the connection. */
  @ParameterizedTest
  @EnumSource(
      mode = Mode.MATCH_NONE,
      names = {
        "COMMITS",
        "READS_BY_A_READER",
        "READS_PARAMETERS",
        "PUTS_.*RESPONSE.*",
        "DOUBLES_.*"
      })
  void refusesALargeUpload(EarlierFilter earlier) throws Exception {
    assertIsRefusedAndClosed(earlier, 5_000_000);
  }

  private void assertIsRefusedAndClosed(EarlierFilter earlier, int bytes) throws Exception {
    try (Wire wire = Wire.connect(server, "cleartext")) {
      Message refusal =
          wire.send(
                  "POST /"
                      + earlier
                      + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
                      + bytes
                      + "\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\n"
                      + "a".repeat(bytes))
              .receive("POST");

      assertThat(refusal.statusLine()).startsWith("HTTP/1.1 426");
      assertThat(refusal.content()).startsWith("4").endsWith("\n");
      assertThat(wire.isClosedByServer()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_ALL, names = "DOUBLES_.*")
  void saysNoLengthOfContentThatAnotherResponseMayChange(EarlierFilter earlier) throws Exception {
    Message refusal = get("/" + earlier);

    assertThat(refusal.statusLine()).startsWith("HTTP/1.1 426");
    assertThat(refusal.content()).startsWith("442266  UUppggrraaddee").endsWith("\n\n");
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.MATCH_NONE,
      names = {"COMMITS", "PUTS_.*", "DOUBLES_.*"})
  void isWellFormedInHttp2(EarlierFilter earlier) throws Exception {
    Http2Client.Received refusal =
        Http2Client.send(server, "prior-knowledge", "GET", "/" + earlier);

    assertThat(refusal.status()).isEqualTo(426);
    assertThat(refusal.content()).startsWith("426 Upgrade Required: ").endsWith("\n");
    assertThat(refusal.fieldNames())
        .doesNotContain(
            "upgrade",
            "connection",
            "keep-alive",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding");
  }

  /** With it, proxies take the trailers with the status for none. */
  @ParameterizedTest
  @EnumSource(names = {"NOTHING", "HAS_A_STREAM", "SETS_A_LENGTH", "SETS_CONNECTION_FIELDS"})
  void saysNoLengthToGrpc(EarlierFilter earlier) throws Exception {
    Http2Client.Received refusal =
        Http2Client.sendByPriorKnowledge(
            server, "POST", "/" + earlier, Map.of("Content-Type", "application/grpc"));

    assertThat(refusal.status()).isEqualTo(200);
    assertThat(refusal.field("content-type")).isEqualTo("application/grpc");
    assertThat(refusal.fieldNames()).doesNotContain("content-length", "trailer");
  }

  @Test
  void addsNothingToAResponseThatIsOnItsWay() throws Exception {
    Message response = get("/" + EarlierFilter.COMMITS);

    assertThat(response.statusLine()).startsWith("HTTP/1.1 200");
    assertThat(response.content()).isEqualTo("early");
  }

  @Test
  void writesThroughAResponseThatTakesThePlaceOfTheContainers() throws Exception {
    Message refusal = get("/" + EarlierFilter.PUTS_ANOTHER_RESPONSE_IN_ITS_PLACE);

    assertThat(refusal.statusLine()).startsWith("HTTP/1.1 426");
    assertThat(refusal.field("X-Wrapped")).isEqualTo("yes");
    assertThat(refusal.content()).startsWith("426 UPGRADE REQUIRED: ").endsWith("\n");
  }

  @Test
  void isBehindAFilterAndAheadOfAServlet() throws Exception {
    assertThat(get("/exempt").content()).isEqualTo(ContractServlets.SERVED);
  }

  private Message get(String path) throws IOException {
    try (Wire wire = Wire.connect(server, "cleartext")) {
      return wire.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").receive("GET");
    }
  }

  /** The earlier filter, ours, and a servlet for everything. */
  private static void register(ServletContext context) {
    add(context, "earlier", new EarlierFilter.OfPath());
    add(context, "ours", UpgradeRequiredFilter.builder().exemptPaths("/exempt").build());
    context.addServlet("everything", new Served()).addMapping("/");
  }

  private static void add(ServletContext context, String name, Filter filter) {
    FilterRegistration.Dynamic registration = context.addFilter(name, filter);
    registration.setAsyncSupported(true);
    registration.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/*");
  }

  private static final class Served extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.getOutputStream().write(ContractServlets.SERVED.getBytes(UTF_8));
    }
  }
}
