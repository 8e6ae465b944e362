package dev.upgraderequired.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpVersionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          VERSION  | MAJOR | TOKEN    | SPELLINGS
          HTTP_0_9 | 0     | HTTP/0.9 | HTTP/0.9, 0.9
          HTTP_1_0 | 1     | HTTP/1.0 | HTTP/1.0, http/1.0, 1.0
          HTTP_1_1 | 1     | HTTP/1.1 | HTTP/1.1, http/1.1, Http/1.1, 1.1
          HTTP_2   | 2     | HTTP/2.0 | HTTP/2.0, HTTP/2, http/2, 2.0, 2, h2, H2, h2c
          HTTP_3   | 3     | HTTP/3.0 | HTTP/3.0, HTTP/3, http/3, 3.0, 3, h3, h3-29, quic, QUIC
          """)
  void parsesEverySpelling(HttpVersion version, int major, String token, String spellings) {
    assertThat(Stream.of(spellings.split(", ")))
        .allSatisfy(spelling -> assertThat(HttpVersion.parse(spelling)).contains(version));
    assertThat(version.major()).isEqualTo(major);
    assertThat(version).hasToString(token);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "HTTP",
        "HTTP/",
        "HTTP/1",
        "1",
        "HTTP/1.2",
        "1.2",
        "HTTP/2.1",
        "2.1",
        "HTTP/4",
        "HTTP/11",
        "HTTP/1.10",
        "http",
        "https",
        "HTTP/1.1 ",
        " HTTP/1.1",
        "HTTP/1.1\n",
        "HTTP 1.1",
        "HTTP/1,1",
        "HTTP/1.0, HTTP/1.1",
        "HTTPS/1.1",
        "h1",
        "h4",
        "spdy/3",
        "-",
        "(null)",
        "none"
      })
  void knowsNothingElse(String text) {
    assertThat(HttpVersion.parse(text)).isEmpty();
  }

  @Test
  void ordersOldestFirstAndUnknownBeforeAll() {
    assertThat(
            Stream.of(
                    HttpVersion.HTTP_3,
                    HttpVersion.HTTP_1_1,
                    HttpVersion.UNKNOWN,
                    HttpVersion.HTTP_2,
                    HttpVersion.HTTP_0_9,
                    HttpVersion.HTTP_1_0)
                .sorted())
        .containsExactly(
            HttpVersion.UNKNOWN,
            HttpVersion.HTTP_0_9,
            HttpVersion.HTTP_1_0,
            HttpVersion.HTTP_1_1,
            HttpVersion.HTTP_2,
            HttpVersion.HTTP_3);
  }

  @ParameterizedTest
  @EnumSource
  void hasConnectionFieldsOnlyInHttp1(HttpVersion version) {
    assertThat(version.hasConnectionFields())
        .isEqualTo(version == HttpVersion.HTTP_1_0 || version == HttpVersion.HTTP_1_1);
  }
}
