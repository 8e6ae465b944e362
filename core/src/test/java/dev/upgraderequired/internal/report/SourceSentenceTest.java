package dev.upgraderequired.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.internal.census.ClientBits;
import dev.upgraderequired.internal.census.Counted;
import dev.upgraderequired.internal.census.Violator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceSentenceTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Java/1.7      | /api      | HTTP/1.1 | TLS/1.0 | Java 1.7 from 192.0.2.0/24 on /api by TLS 1.0: 324 requests
          curl/7.29.0   | /         | HTTP/1.1 | none    | curl 7.29.0 from 192.0.2.0/24 on / in cleartext: 324 requests
          Chrome/49     | /health/* | HTTP/2.0 | TLS     | Chrome 49 from 192.0.2.0/24 on /health/* by TLS of unknown version: 324 requests
          none          | ambiguous | unknown  | unknown | Software without a name from 192.0.2.0/24 on an ambiguous path with unknown encryption: 324 requests
          other         | /         | HTTP/1.1 | SSL/3.0 | Unknown software from 192.0.2.0/24 on / by SSL 3.0: 324 requests
          other browser | /         | HTTP/1.1 | TLS/1.1 | Unknown browser from 192.0.2.0/24 on / by TLS 1.1: 324 requests
          """)
  void namesWhatWasUsed(String agent, String path, String http, String tls, String sentence) {
    assertThat(sentence(false, agent, path, http, tls)).isEqualTo(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          HTTP/1.0 | TLS/1.2 | by HTTP/1.0 over TLS 1.2
          HTTP/2.0 | none    | by HTTP/2 in cleartext
          HTTP/1.1 | TLS     | by HTTP/1.1 over TLS of unknown version
          unknown  | unknown | by an unknown version of HTTP with unknown encryption
          """)
  void namesTheHttpVersionIfOneIsRequired(String http, String tls, String protocol) {
    assertThat(sentence(true, "curl/8", "/", http, tls))
        .isEqualTo("curl 8 from 192.0.2.0/24 on / " + protocol + ": 324 requests");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          <b>"&'           | %3Cb%3E%22%26%27
          =1+1             | %3D1+1
          a by TLS 1.3: 0  | a%20by%20TLS%201.3:%200
          evil.com/free-money | evil.com/free-money
          \u00fc\u202e\u05d0 | %C3%BC%E2%80%AE%D7%90
          \ud83d           | ?
          """)
  void letsNoClientAddWords(String hostile, String encoded) {
    String expected = encoded.equals("?") ? "%3F" : encoded;

    assertThat(sentence(false, hostile, "/" + hostile, "HTTP/1.1", "TLS/1.0"))
        .isEqualTo(expected + " from 192.0.2.0/24 on /" + expected + " by TLS 1.0: 324 requests");
  }

  @Test
  void admitsThatACountMayBeTooLow() {
    Violator source = new Violator("192.0.2.0/24", "curl/8", "/", "direct", "HTTP/1.1", "TLS/1.0");

    assertThat(new SourceSentence(false, "at least ").of(new Counted<>(source, 1, ClientBits.NONE)))
        .endsWith(": at least 1 request");
  }

  private static String sentence(
      boolean namesHttp, String agent, String path, String http, String tls) {
    Violator source = new Violator("192.0.2.0/24", agent, path, "direct", http, tls);
    return new SourceSentence(namesHttp, "").of(new Counted<>(source, 324, ClientBits.NONE));
  }
}
