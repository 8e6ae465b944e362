package dev.upgraderequired.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerKeyTest {

  private final Locale byDefault = Locale.getDefault();

  @AfterEach
  void restoreDefault() {
    Locale.setDefault(byDefault);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"en-US", "fa-IR", "ar-EG", "mr-IN", "bn-BD", "ne-NP", "th-TH-u-nu-thai", "tr-TR"})
  void isMadeInEveryLocale(String tag) throws Exception {
    Locale.setDefault(Locale.forLanguageTag(tag));

    assertThat(ServerKey.selfSigned().keyStore().isKeyEntry("server")).isTrue();
    assertThat(Locale.getDefault(Locale.Category.FORMAT)).isEqualTo(Locale.getDefault());
  }
}
