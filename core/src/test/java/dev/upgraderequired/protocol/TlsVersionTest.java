package dev.upgraderequired.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlsVersionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          VERSION | SPELLINGS
          SSL_2   | SSLv2, SSL2, SSLv2.0, SSL/2.0
          SSL_3   | SSLv3, SSL3, SSLv3.0, SSL/3.0, 768, 0x0300, 0300, 300
          TLS_1_0 | TLSv1, TLSv1.0, TLS1, TLS 1, TLS1.0, TLS 1.0, tls1.0, tls1_0, TLSv1_0, TLS_1_0, TLS/1.0, tls/1.0, 1.0, 769, 0x0301, 0301, 301
          TLS_1_1 | TLSv1.1, TLS1.1, TLS 1.1, tls1.1, tls1_1, TLSv1_1, TLS_1_1, TLS/1.1, tls/1.1, 1.1, 770, 0x0302, 0302, 302
          TLS_1_2 | TLSv1.2, TLS1.2, TLS 1.2, tls1.2, tls1_2, TLSv1_2, TLS_1_2, TLS/1.2, tls/1.2, 1.2, 771, 0x0303, 0303, 303
          TLS_1_3 | TLSv1.3, TLS1.3, TLS 1.3, tls1.3, tls1_3, TLSv1_3, TLS_1_3, TLS/1.3, tls/1.3, TLSV1.3, 1.3, 772, 0x0304, 0X0304, 0304, 304
          """)
  void parsesEverySpelling(TlsVersion version, String spellings) {
    assertThat(Stream.of(spellings.split(", ")))
        .allSatisfy(spelling -> assertThat(TlsVersion.parse(spelling)).contains(version));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "1",
        "2",
        "TLS",
        "TLSv",
        "TLSv1.4",
        "TLSv2",
        "TLSv1.30",
        "TLSv1.2.1",
        "TLSv11",
        "TLS/1.4",
        "TLS/",
        "TLS//1.2",
        "1/2",
        "TLSv1,2",
        "TLSv1.2, TLSv1.3",
        "TLSv1.2;x",
        " TLSv1.2",
        "TLSv1.2 ",
        "TLSv1.2\n",
        "\"TLSv1.2\"",
        "xTLSv1.2",
        "DTLSv1.2",
        "SSLv2Hello",
        "SSLv4",
        "QUIC",
        "none",
        "off",
        "-",
        "(null)",
        "{http.request.tls.version}",
        "null",
        "773",
        "0x0305",
        "0x304x",
        "００３０３",
        "1.٣"
      })
  void knowsNothingElse(String text) {
    assertThat(TlsVersion.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "TLSv1.3:TLS,         TLS_1_3",
    "TLSv1.2:h2,          TLS_1_2",
    "TLSv1.1:http/1.1,    TLS_1_1",
    "TLSv1:TLSv1.3,       TLS_1_0",
    "TLSv1.3,             TLS_1_3",
    "':TLSv1.3',",
    "' TLSv1.3:TLS',",
    "TLS:TLSv1.3,",
    "TLSv1.3;TLS,",
    "unknown:TLS,"
  })
  void ignoresTheApplicationProtocolInASessionName(String text, TlsVersion version) {
    assertThat(TlsVersion.ofSession(text)).isEqualTo(Optional.ofNullable(version));
    assertThat(TlsVersion.ofSession(text)).isSameAs(TlsVersion.ofSession(new String(text)));
  }

  @Test
  void ignoresOverlongSessionNames() {
    assertThat(TlsVersion.ofSession("TLSv1.3:" + "x".repeat(255))).contains(TlsVersion.TLS_1_3);
    assertThat(TlsVersion.ofSession("TLSv1.3:" + "x".repeat(1_000_000))).isEmpty();
  }

  @Test
  void parsesJavaNames() {
    assertThat(TlsVersion.values())
        .allSatisfy(version -> assertThat(TlsVersion.parse(version.javaName())).contains(version));
  }

  @Test
  void parsesIndependentlyOfTheDefaultLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertThat(HttpVersion.parse("QUIC")).contains(HttpVersion.HTTP_3);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void namesNewerVersionsBestFirst() {
    assertThat(TlsVersion.TLS_1_2.andNewer())
        .containsExactly(TlsVersion.TLS_1_3, TlsVersion.TLS_1_2);
    assertThat(TlsVersion.TLS_1_3.andNewer()).containsExactly(TlsVersion.TLS_1_3);
  }

  @Test
  void ordersOldestFirst() {
    assertThat(TlsVersion.SSL_3.isAtLeast(TlsVersion.TLS_1_0)).isFalse();
    assertThat(TlsVersion.TLS_1_3.isAtLeast(TlsVersion.TLS_1_2)).isTrue();
    assertThat(TlsVersion.TLS_1_2.isAtLeast(TlsVersion.TLS_1_2)).isTrue();
  }
}
