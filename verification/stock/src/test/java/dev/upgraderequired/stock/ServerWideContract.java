package dev.upgraderequired.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.Http2Client;
import dev.upgraderequired.contract.Message;
import dev.upgraderequired.contract.Wire;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One filter for all applications of a server, as docs/server-wide.md configures it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ServerWideContract {

  private Site site;
  private ContractServer server;

  /** Configures the container for a site with {@link Applications}, and says how it is run. */
  abstract ProcessBuilder container(Site site) throws Exception;

  /** How many requests the filter of an application sees of one that is refused. */
  int seenOfRefused() {
    return 0;
  }

  final ContractServer server() {
    return server;
  }

  @BeforeAll
  void start() throws Exception {
    site = Site.create(getClass().getSimpleName());
    Applications.deploy(site);
    server = Distribution.start(site, container(site));
  }

  @AfterAll
  void stop() {
    server.stop();
  }

  final String log() throws IOException {
    return Files.readString(site.log());
  }

  @ParameterizedTest
  @CsvSource({
    "cleartext, 426, this site requires TLS 1.2 or newer; your connection was not encrypted",
    "TLSv1,     426, this site requires TLS 1.2 or newer; your connection used TLS 1.0",
    "TLSv1.1,   426, this site requires TLS 1.2 or newer; your connection used TLS 1.1",
    "TLSv1.2,   200, a page",
    "TLSv1.3,   200, a page"
  })
  void judgesHttp1(String transport, int status, String text) throws Exception {
    Message answer = get(transport, "/", "X-Other: x");

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.content()).contains(text);
  }

  @ParameterizedTest
  @CsvSource({
    "prior-knowledge, 426, this site requires TLS 1.2 or newer; your connection was not encrypted",
    "TLSv1.2,         200, a page",
    "TLSv1.3,         200, a page"
  })
  void judgesHttp2(String transport, int status, String text) throws Exception {
    Http2Client.Received answer = Http2Client.send(server, transport, "GET", "/");

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.content()).contains(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          FROM      | FIELDS                                               | STATUS
          127.0.0.2 | X-SSL-Protocol: TLSv1.3;X-Forwarded-Proto: https     | 200
          127.0.0.2 | X-SSL-Protocol: TLSv1.1;X-Forwarded-Proto: https     | 426
          127.0.0.2 | X-Forwarded-Proto: https                             | 426
          127.0.0.2 | X-Forwarded-Proto: http                              | 426
          127.0.0.2 | X-SSL-Protocol: TLSv1.3;X-SSL-Protocol: TLSv1.3      | 426
          127.0.0.1 | X-SSL-Protocol: TLSv1.3;X-Forwarded-Proto: https     | 426
          127.0.0.1 | X-SSL-Protocol: TLSv1.3;X-Forwarded-For: 127.0.0.2   | 426
          127.0.0.3 | X-SSL-Protocol: TLSv1.3;Forwarded: for=127.0.0.2     | 426
          """)
  void believesTheTrustedProxyAlone(String from, String fields, int status) throws Exception {
    try (Wire wire = Wire.connectFrom(from, server)) {
      assertThat(send(wire, "/", fields).status()).isEqualTo(status);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/exempt.html,         200",
    "/report/exempt.html,  200",
    "/nowhere/exempt.html, 426",
    "/nowhere/at/all,      426",
    "/protocol-check,      200"
  })
  void exemptsPathsOfEachApplication(String path, int status) throws Exception {
    assertThat(get("cleartext", path, "X-Other: x").status()).isEqualTo(status);
  }

  @Test
  void servesAsynchronousServlets() throws Exception {
    assertThat(get("TLSv1.3", "/async", "X-Other: x").content()).isEqualTo("asynchronous");
    assertThat(get("cleartext", "/async", "X-Other: x").status()).isEqualTo(426);
  }

  @Test
  void comesBeforeTheFiltersOfApplicationsAsDocumented() throws Exception {
    int before = seen();
    get("cleartext", "/", "X-Other: x");
    get("TLSv1.1", "/", "X-Other: x");

    assertThat(seen() - before).isEqualTo(1 + 2 * seenOfRefused());
  }

  private int seen() throws IOException {
    return Integer.parseInt(get("TLSv1.3", "/", "X-Other: x").field(OwnFilter.SEEN));
  }

  @Test
  void logsNoStackTrace() throws Exception {
    get("cleartext", "/", "X-Other: x");

    assertThat(log())
        .contains("Requires TLS 1.2 or newer of every request")
        .doesNotContain("\tat ");
  }

  final Message get(String transport, String path, String fields) throws IOException {
    try (Wire wire = Wire.connect(server, transport)) {
      return send(wire, path, fields);
    }
  }

  private static Message send(Wire wire, String path, String fields) throws IOException {
    return wire.send(
            "GET %s HTTP/1.1\r\nHost: localhost\r\n%s\r\n\r\n"
                .formatted(path, fields.replace(";", "\r\n")))
        .receive("GET");
  }
}
