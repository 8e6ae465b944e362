package dev.upgraderequired.internal.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.upgraderequired.internal.text.Resource;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

public class ProxySignTest {

  private static final List<String> SIGNS =
      Resource.lines(ProxySign.class, "proxy-signs.txt").stream()
          .map(line -> line.split("\\s+")[0].toLowerCase(Locale.ROOT))
          .toList();

  static List<String> signs() {
    return SIGNS;
  }

  @ParameterizedTest
  @MethodSource("signs")
  void findsSignInEitherCase(String sign) {
    String name = sign.replace("*", "");

    assertThat(isSign(name)).isTrue();
    assertThat(isSign(name.toUpperCase(Locale.ROOT))).isTrue();
    assertThat(isSign("Accept", "Host", name)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("signs")
  void takesNamesThatResembleSignForWhatTheyAre(String sign) {
    assertThat(similar(sign.replace("*", "")).filter(name -> isSign(name) != isListed(name)))
        .isEmpty();
  }

  /** With a character less, another one, and one more, everywhere. */
  private static Stream<String> similar(String name) {
    return IntStream.rangeClosed(0, name.length())
        .boxed()
        .flatMap(
            i -> {
              String before = name.substring(0, i);
              String after = name.substring(i);
              String behind = name.substring(Math.min(i + 1, name.length()));
              return Stream.of(
                  before, after, before + behind, before + "x" + behind, before + "-" + after);
            })
        .filter(similar -> !similar.isEmpty());
  }

  private static boolean isListed(String name) {
    return SIGNS.stream()
        .anyMatch(
            sign ->
                sign.endsWith("*")
                    ? name.startsWith(sign.substring(0, sign.length() - 1))
                    : name.equals(sign));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          NAME                | VALUE | EDGE  | ENCRYPTED
          CF-Visitor          | on    | true  | false
          cf-connecting-ip    | x     | true  | false
          Ali-Swift           | x     | true  | false
          X-Forwarded-Proto   | https | false | true
          X-FORWARDED-PROTO   | http  | false | false
          x-scheme            | https | false | true
          Front-End-Https     | on    | false | true
          X-Real-IP           | https | false | false
          X-Forwarded-Protoco | https | false | false
          """)
  void knowsSignsOfEdgesAndOfEncryption(
      String name, String value, boolean isOfEdge, boolean reportsEncryption) {
    assertThat(ProxySign.isAnyOfEdgesIn(request(value, name))).isEqualTo(isOfEdge);
    assertThat(ProxySign.isAnyReportingEncryptionIn(request(value, name)))
        .isEqualTo(reportsEncryption);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Accept",
        "Accept-Encoding",
        "Accept-Language",
        "Authorization",
        "Cache-Control",
        "Connection",
        "Content-Type",
        "Cookie",
        "DNT",
        "Host",
        "If-None-Match",
        "Origin",
        "Priority",
        "Referer",
        "Sec-Fetch-Mode",
        "Upgrade",
        "User-Agent",
        "X-Requested-With",
        "X",
        "X-",
        "-",
        ""
      })
  void takesWhatClientsSendForNoSign(String name) {
    assertThat(isSign(name)).isFalse();
  }

  private static boolean isSign(String... names) {
    return ProxySign.isAnyIn(request("", names));
  }

  private static ContainerRequest request(String value, String... names) {
    HttpServletRequest request = mock(HttpServletRequest.class);
    when(request.getHeaderNames()).thenAnswer(call -> Collections.enumeration(List.of(names)));
    when(request.getHeaders(any())).thenAnswer(call -> Collections.enumeration(List.of(value)));
    return ContainerRequest.of(request);
  }
}
