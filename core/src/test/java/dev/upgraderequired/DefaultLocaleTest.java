package dev.upgraderequired;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Log, messages and reports have the same digits whatever the default locale of the JVM. */
class DefaultLocaleTest {

  private final Locale byDefault = Locale.getDefault();

  @AfterEach
  void restoreDefault() {
    Locale.setDefault(byDefault);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fa-IR", "ar-EG", "mr-IN", "bn-BD", "ne-NP", "my-MM", "th-TH-u-nu-thai"})
  void writesAsciiDigits(String tag) {
    Locale.setDefault(Locale.forLanguageTag(tag));

    assertThat(
            policy(
                Map.of("enforceFrom", "2099-01-01T00:00Z", "brownouts", "2098-01-01T00:00Z/PT1H")))
        .contains("100 % of clients in 1 brownout");
    assertThat(mistakes(Map.of("trustedProxies", "10.0.0.1/8", "proxySecret", "X-Secret: short")))
        .contains("use 10.0.0.0/8 for the block", "use at least 16 characters");
  }

  @Test
  void isTestedInLocalesThatHaveOtherDigits() {
    Locale.setDefault(Locale.forLanguageTag("fa-IR"));

    assertThat("%d".formatted(1)).isEqualTo("۱");
  }

  private static String policy(Map<String, String> options) {
    Configuration configuration = Configurations.read(options);
    return new InWords(configuration, configuration.mode(), Instant.EPOCH).line();
  }

  private static String mistakes(Map<String, String> options) {
    try {
      Configurations.read(options);
      return "";
    } catch (IllegalArgumentException e) {
      return e.getMessage();
    }
  }
}
