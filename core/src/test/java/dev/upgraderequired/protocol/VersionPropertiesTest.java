package dev.upgraderequired.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.internal.text.ForeignText;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Arbitrary texts as versions: only known spellings are parsed. */
class VersionPropertiesTest {

  /** Every spelling in lower case, listed independently of the patterns. */
  private static final Map<String, TlsVersion> TLS = tlsSpellings();

  private static final Map<String, HttpVersion> HTTP =
      Map.ofEntries(
          Map.entry("http/0.9", HttpVersion.HTTP_0_9),
          Map.entry("0.9", HttpVersion.HTTP_0_9),
          Map.entry("http/1.0", HttpVersion.HTTP_1_0),
          Map.entry("1.0", HttpVersion.HTTP_1_0),
          Map.entry("http/1.1", HttpVersion.HTTP_1_1),
          Map.entry("1.1", HttpVersion.HTTP_1_1),
          Map.entry("http/2.0", HttpVersion.HTTP_2),
          Map.entry("http/2", HttpVersion.HTTP_2),
          Map.entry("2.0", HttpVersion.HTTP_2),
          Map.entry("2", HttpVersion.HTTP_2),
          Map.entry("h2", HttpVersion.HTTP_2),
          Map.entry("h2c", HttpVersion.HTTP_2),
          Map.entry("http/3.0", HttpVersion.HTTP_3),
          Map.entry("http/3", HttpVersion.HTTP_3),
          Map.entry("3.0", HttpVersion.HTTP_3),
          Map.entry("3", HttpVersion.HTTP_3),
          Map.entry("h3", HttpVersion.HTTP_3),
          Map.entry("h3-29", HttpVersion.HTTP_3),
          Map.entry("quic", HttpVersion.HTTP_3));

  private static Map<String, TlsVersion> tlsSpellings() {
    Map<String, TlsVersion> spellings = new HashMap<>();
    for (String name : List.of("ssl", "sslv", "ssl/", "sslv/")) {
      for (String zero : List.of("", ".0")) {
        spellings.put(name + 2 + zero, TlsVersion.SSL_2);
        spellings.put(name + 3 + zero, TlsVersion.SSL_3);
      }
    }
    TlsVersion[] versions = TlsVersion.values();
    for (int minor = 0; minor <= 3; minor++) {
      TlsVersion version = versions[TlsVersion.TLS_1_0.ordinal() + minor];
      spellings.put("1." + minor, version);
      for (String name :
          List.of("tls", "tlsv", "tls ", "tlsv ", "tls_", "tlsv_", "tls/", "tlsv/")) {
        spellings.put(name + "1." + minor, version);
        spellings.put(name + "1_" + minor, version);
        if (minor == 0) {
          spellings.put(name + "1", version);
        }
      }
    }
    // The version numbers of the record layer, from SSL 3.0 on (RFC 5246 §6.2.1).
    for (int minor = 0; minor <= 4; minor++) {
      TlsVersion version = versions[TlsVersion.SSL_3.ordinal() + minor];
      spellings.put("" + (768 + minor), version);
      for (String start : List.of("0x0", "0x", "0", "")) {
        spellings.put(start + "30" + minor, version);
      }
    }
    return spellings;
  }

  @Property(tries = 10_000)
  void parsesOnlySpellingsOfTlsVersions(@ForAll("tlsTexts") String text) {
    assertThat(TlsVersion.parse(text))
        .isEqualTo(Optional.ofNullable(TLS.get(text.toLowerCase(Locale.ROOT))));
  }

  @Property(tries = 10_000)
  void parsesOnlySpellingsOfHttpVersions(@ForAll("httpTexts") String text) {
    assertThat(HttpVersion.parse(text))
        .isEqualTo(Optional.ofNullable(HTTP.get(text.toLowerCase(Locale.ROOT))));
  }

  @Property
  void parsesItsOutput(@ForAll TlsVersion tls, @ForAll HttpVersion http) {
    assertThat(TlsVersion.parse(tls.javaName())).contains(tls);
    assertThat(HttpVersion.parse(http.toString()))
        .isEqualTo(Optional.of(http).filter(HttpVersion::isKnown));
  }

  @Provide
  Arbitrary<String> tlsTexts() {
    List<String> spellings = List.copyOf(TLS.keySet());
    return Arbitraries.oneOf(
        ForeignText.inAnyCase(spellings),
        ForeignText.near(spellings),
        numbered("", "tls", "TLSv", "TLS ", "tls_", "DTLSv", "sslv", "0x0", "0x", "0", "7"));
  }

  @Provide
  Arbitrary<String> httpTexts() {
    List<String> spellings = List.copyOf(HTTP.keySet());
    return Arbitraries.oneOf(
        ForeignText.inAnyCase(spellings),
        ForeignText.near(spellings),
        numbered("", "http/", "HTTP/", "h", "quic", "HTTPS/"));
  }

  /** Future versions, and versions that never existed. */
  private static Arbitrary<String> numbered(String... names) {
    Arbitrary<Integer> number = Arbitraries.integers().between(0, 9);
    return Combinators.combine(
            Arbitraries.of(names), number, Arbitraries.of(".", "_", "", "0", ","), number)
        .as((name, major, sign, minor) -> name + major + sign + minor);
  }
}
