package dev.upgraderequired.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Clients and proxies that connect by a Unix domain socket: {@code unix} names them, and no address
 * does.
 *
 * <p>An outcome is {@code served}, or the codes of the violations.
 */
@Timeout(60)
public abstract class UnixSocketContract extends ContainerContract {

  private static final String GOOD = "X-SSL-Protocol: TLSv1.3;X-Forwarded-Proto: https";
  private static final String REPORT =
      "GET /internal/report HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n\r\n";

  private final Map<ContractServer, Path> files = new HashMap<>();

  // Some containers leave the file behind.
  @TempDir(cleanup = CleanupMode.ALWAYS)
  static Path directory;

  @Override
  final ContractServer start(Map<String, String> options) throws Exception {
    Path file = directory.resolve("socket-" + files.size());
    ContractServer server = container().withUnixSocket(options, file);
    files.put(server, file);
    return server;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          TRUSTED             | FIELDS                                                     | OUTCOME
          unix                | X-SSL-Protocol: TLSv1.3;X-Forwarded-Proto: https           | served
          unix,10.0.0.1       | X-SSL-Protocol: TLSv1.2                                    | served
          unix                | X-SSL-Protocol: TLSv1.1;X-Forwarded-Proto: https           | tls-version-too-low
          unix                | X-Forwarded-Proto: http                                    | cleartext
          unix                | X-Forwarded-Proto: https                                   | tls-not-forwarded
          unix                | X-Other: x                                                 | tls-not-forwarded
          unix                | X-SSL-Protocol: TLSv1.3;X-SSL-Protocol: TLSv1.3            | tls-not-forwarded
          unix                | X-SSL-Protocol: TLSv1.3;X-Forwarded-Proto: http            | proxy-contradictory
          127.0.0.1,::1       | X-SSL-Protocol: TLSv1.3;X-Forwarded-Proto: https           | encryption-unknown
          127.0.0.0/8         | X-SSL-Protocol: TLSv1.3;X-Forwarded-For: 127.0.0.1         | encryption-unknown
          10.0.0.0/8          | X-SSL-Protocol: TLSv1.3;X-Forwarded-For: 10.0.0.1          | encryption-unknown
          """)
  void believesProxiesOfTheSocketOnlyIfTheyAreNamed(String trusted, String fields, String outcome)
      throws Exception {
    String options = "proxyPreset=nginx minimumTls=TLSv1.2 trustedProxies=" + trusted;

    assertThat(bySocket(options, fields)).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          FIELDS                      | STATUS
          x-ssl-protocol: TLSv1.3     | 426
          x-origin-verify: 0123456789abcdef;x-ssl-protocol: TLSv1.3 | 200
          x-origin-verify: 0123456789abcdef;x-ssl-protocol: TLSv1.1 | 426
          """)
  protected void believesProxiesByHttp2OnlyWithASecret(String fields, int status) throws Exception {
    String secret =
        fields.contains("verify") ? " proxySecret=X-Origin-Verify:+0123456789abcdef" : "";
    ContractServer server =
        server("trustedProxies=unix proxyPreset=nginx minimumTls=TLSv1.2" + secret);
    try (Wire wire = Wire.connectByUnixSocket(files.get(server))) {
      wire.send(Http2Frames.get("http", "localhost", "/contract/x", byName(fields)));

      assertThat(Http2Frames.receive(wire)).startsWith(status + " ");
    }
  }

  @Test
  void believesNoTcpClientThatUnixIsTrusted() throws Exception {
    String options = "trustedProxies=unix proxyPreset=nginx minimumTls=TLSv1.2";

    assertThat(byTcp(options, "cleartext", GOOD)).isEqualTo("cleartext");
    assertThat(byTcp(options, "TLSv1.1", GOOD)).isEqualTo("tls-version-too-low");
    assertThat(byTcp(options, "TLSv1.3", "X-Other: x")).isEqualTo("served");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          EXEMPT                | FIELD                      | BY_SOCKET | BY_TCP
          unix                  | X-Other: x                 | served    | cleartext
          unix,127.0.0.1        | X-Other: x                 | served    | served
          unix                  | X-Forwarded-For: 127.0.0.1 | cleartext | cleartext
          unix                  | Via: 1.1 proxy             | cleartext | cleartext
          127.0.0.0/8,::1       | X-Other: x                 | cleartext | served
          127.0.0.1             | X-Forwarded-For: 127.0.0.1 | cleartext | cleartext
          none                  | X-Other: x                 | cleartext | cleartext
          """)
  void exemptsClientsOfTheSocketOnlyIfTheyAreNamed(
      String exempt, String field, String bySocket, String byTcp) throws Exception {
    String options = "minimumTls=TLSv1.2 exemptClients=" + exempt;

    assertThat(bySocket(options, field)).isEqualTo(bySocket);
    assertThat(byTcp(options, "cleartext", field)).isEqualTo(byTcp);
  }

  @Test
  void doesNotTakeATrustedProxyForAnExemptClient() throws Exception {
    String options = "trustedProxies=unix proxyPreset=nginx exemptClients=unix,127.0.0.1";

    assertThat(bySocket(options, "X-Other: x")).isEqualTo("tls-not-forwarded");
    assertThat(byTcp(options, "cleartext", "X-Other: x")).isEqualTo("served");
  }

  @Test
  void logsWhatThePeerIs() throws Exception {
    try (FilterLog log = new FilterLog()) {
      bySocket("trustedProxies=127.0.0.1 proxyPreset=nginx whenTlsUnknown=refuse", GOOD);
      bySocket("trustedProxies=unix proxyPreset=nginx whenTlsUnknown=refuse", "X-Other: x");
      bySocket("minimumTls=TLSv1.2 whenTlsUnknown=refuse", "X-Other: x");

      assertThat(log.lines())
          .anyMatch(line -> line.contains("Refused a client of a Unix domain socket: HTTP/1.1"))
          .anyMatch(line -> line.contains("trustedProxies does not have unix; add it"))
          .anyMatch(
              line ->
                  line.contains(
                      "the trusted proxy behind a Unix domain socket sent no X-SSL-Protocol"));
    }
  }

  @ParameterizedTest
  @CsvSource({"full", "networks"})
  void countsClientsOfTheSocketAsOne(String addresses) throws Exception {
    String options = "minimumTls=TLSv1.2 reportAddresses=" + addresses;
    bySocket(options, "X-Other: x");
    bySocket(options, "X-Other: y");
    byTcp(options, "cleartext", "X-Other: x");

    try (Wire wire = Wire.connect(server(options), "TLSv1.3")) {
      String report = wire.send(REPORT).receive("GET").content();

      assertThat(report)
          .contains(
              "\"network\":\"unix\"", "{\"requirement\":\"TLS\",\"requests\":3,\"clients\":2}");
    }
  }

  private String bySocket(String options, String fields) throws Exception {
    ContractServer server = server(options);
    try (Wire wire = Wire.connectByUnixSocket(files.get(server))) {
      return outcome(wire, fields);
    }
  }

  private String byTcp(String options, String transport, String fields) throws Exception {
    try (Wire wire = Wire.connect(server(options), transport)) {
      return outcome(wire, fields);
    }
  }

  private static String outcome(Wire wire, String fields) throws IOException {
    Message answer =
        wire.send(
                "GET /contract/x HTTP/1.1\r\nHost: localhost\r\nAccept: application/problem+json\r\n"
                    + fields.replace(";", "\r\n")
                    + "\r\n\r\n")
            .receive("GET");
    return Outcome.of(answer);
  }

  private static Map<String, String> byName(String fields) {
    return Pattern.compile(";")
        .splitAsStream(fields)
        .map(field -> field.split(": "))
        .collect(Collectors.toMap(field -> field[0], field -> field[1]));
  }
}
