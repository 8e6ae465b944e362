package dev.upgraderequired.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A client may name any host: what becomes of its request is the application's answer, a refusal,
 * or the container's own 4xx, and nothing fails.
 */
public abstract class AuthorityContract extends ContainerContract {

  private static final List<String> AUTHORITIES =
      List.of(
          "localhost",
          "[",
          "[::1",
          "]",
          "[]",
          "[::1]:",
          "[::1]]:80",
          "",
          " ",
          ":",
          ":99999",
          "localhost:99999",
          "localhost:x",
          "localhost:-1",
          "a b",
          "a,b",
          "user@localhost",
          "x".repeat(4_000),
          "[".repeat(300),
          "b\u00fccher.example",
          "\u4f8b\u3048.jp",
          "%5B",
          "..",
          "//");

  private static final Map<String, String> NAVIGATION =
      Map.of(
          "user-agent", "Mozilla/5.0",
          "accept", "text/html,*/*;q=0.8",
          "sec-fetch-mode", "navigate");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          OPTIONS                                                      | PATH        | OUTCOME
          mode=enforce                                                 | /contract/x | 426
          minimumTls=none minimumHttp=3 statusWithoutUpgrade=403       | /contract/x | 4
          mode=report-only                                             | /contract/x | 200
          enforceFrom=2999-01-01T00:00Z                                | /contract/x | 200
          enforceFrom=2999-01-01T00:00Z redirectNavigations=https://a.example | /contract/x | 200
          exemptPaths=/health                                          | /health     | 200
          checkPath=/health                                            | /health     | 200
          redirectNavigations=https://a.example,https://b.example      | /contract/x | 308
          """)
  void changesNothing(String options, String path, String outcome) throws Exception {
    for (String authority : AUTHORITIES) {
      String what = options + " for " + authority;
      String inHttp1 = http1(options, authority, path);
      String inHttp2 = http2(options, authority, path);

      assertThat(inHttp1).as(what).matches("(?s)HTTP/1.1 (" + outcome + "|4\\d\\d).*");
      // Of a malformed request, the stream is reset (RFC 9113 §8.1.1).
      assertThat(inHttp2).as(what).matches("(?s)|(" + outcome + "|4\\d\\d) .*");
      if (!outcome.equals("200")) {
        assertThat(inHttp1 + inHttp2).as(what).doesNotContain(ContractServlets.SERVED);
      }
      if (inHttp1.startsWith("HTTP/1.1 308")) {
        assertThat(inHttp1).as(what).containsIgnoringCase("location: https://a.example/contract/x");
      }
    }
  }

  private String http1(String options, String authority, String path) throws Exception {
    try (Wire wire = Wire.connect(server(options), "cleartext")) {
      String fields =
          NAVIGATION.entrySet().stream()
              .map(field -> field.getKey() + ": " + field.getValue() + "\r\n")
              .collect(Collectors.joining());
      return wire.send(
              "GET "
                  + path
                  + " HTTP/1.1\r\nHost: "
                  + authority
                  + "\r\n"
                  + fields
                  + "Connection: close\r\n\r\n")
          .receiveAll();
    }
  }

  private String http2(String options, String authority, String path) throws Exception {
    try (Wire wire = Wire.connect(server(options), "cleartext")) {
      return Http2Frames.receive(wire.send(Http2Frames.get("http", authority, path, NAVIGATION)));
    }
  }
}
