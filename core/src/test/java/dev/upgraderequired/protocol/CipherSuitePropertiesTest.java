package dev.upgraderequired.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.upgraderequired.internal.text.ForeignText;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Arbitrary texts as names of cipher suites. */
class CipherSuitePropertiesTest {

  private static final List<String> NAMES =
      CipherSuite.all().stream().map(CipherSuite::name).sorted().toList();

  @Property
  void parsesEverySuiteName(@ForAll("names") String name) {
    CipherSuite suite = CipherSuite.parse(name).orElseThrow();

    assertThat(suite.name()).isEqualToIgnoringCase(name);
    assertThat(CipherSuite.of(name)).isEqualTo(suite);
    assertThat(CipherSuite.parse(suite.toString())).contains(suite);
  }

  /** Checks every name in both files, in any case. */
  @Test
  void parsesEverySpellingToExactlyOneSuite() throws Exception {
    Map<String, String> suites = new HashMap<>();
    for (String file : List.of("cipher-suites.txt", "cipher-suite-spellings.txt")) {
      int iana = file.equals("cipher-suites.txt") ? 1 : 0;
      for (String line : lines(file)) {
        String[] names = line.split(" ", -1);
        for (String name : names) {
          String other = suites.put(name.toUpperCase(Locale.ROOT), names[iana]);
          assertThat(other).as(name).isIn(null, names[iana]);
          for (String spelling : List.of(name, name.toLowerCase(Locale.ROOT))) {
            assertThat(CipherSuite.parse(spelling)).as(name).hasValue(new CipherSuite(names[iana]));
          }
        }
      }
    }
    assertThat(Set.copyOf(suites.values())).hasSameSizeAs(CipherSuite.all());
  }

  private static List<String> lines(String file) throws IOException {
    try (InputStream in = CipherSuite.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }

  @Property(tries = 2_000)
  void returnsOnlyKnownSuitesOrTheNameItself(@ForAll("texts") String text) {
    CipherSuite suite = CipherSuite.of(text);

    assertThat(CipherSuite.parse(text).stream()).isSubsetOf(CipherSuite.all());
    if (!CipherSuite.all().contains(suite)) {
      assertThat(suite.name()).isIn(text, "unknown").matches("\\w+");
    }
  }

  @Property(tries = 2_000)
  void classifiesNoWeakSuiteAsSecure(@ForAll("texts") String text) {
    CipherSuite suite = CipherSuite.of(text);

    if (suite.isForwardSecret() || suite.isAead()) {
      assertThat(suite.name()).doesNotContainPattern("_(NULL|EXPORT|anon|RC4|RC2|DES)_");
    }
    if (suite.isOfTls13()) {
      assertThat(suite).isIn(CipherSuite.all());
      assertThat(suite.impliedTlsVersion()).contains(TlsVersion.TLS_1_3);
    }
  }

  @Property(tries = 100)
  void parsesLongTextsQuickly(@ForAll("longTexts") String text) {
    assertTimeout(
        Duration.ofSeconds(1),
        () -> {
          CipherSuite suite = new CipherSuite(text);
          return List.of(
              CipherSuite.of(text),
              suite.isAead(),
              suite.isForwardSecret(),
              suite.impliedTlsVersion());
        });
  }

  @Provide
  Arbitrary<String> names() {
    return ForeignText.inAnyCase(NAMES);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        ForeignText.near(NAMES),
        ForeignText.near("ECDHE-RSA-AES128-GCM-SHA256", "AES128-SHA", "SSL_RSA_WITH_RC4_128_MD5"),
        ForeignText.near("C02F", "1301", "0005", "unknown"));
  }

  @Provide
  Arbitrary<String> longTexts() {
    return ForeignText.repetitive("TLS_ECDHE_", "_WITH_", "AES_", "_GCM_", "_", "TLS_DHE_RSA_WITH");
  }
}
