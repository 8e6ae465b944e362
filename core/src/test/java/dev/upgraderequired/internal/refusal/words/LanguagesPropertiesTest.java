package dev.upgraderequired.internal.refusal.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.upgraderequired.internal.text.ForeignText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Arbitrary {@code Accept-Language} fields. */
public class LanguagesPropertiesTest {

  private static final Languages LANGUAGES = Languages.load();

  /** No tag is a prefix of another, so that each matches only itself. */
  private static final List<String> TAGS = List.of("de", "fr", "pt", "ar", "ja", "zh-Hant");

  @Property
  void alwaysChoosesASupportedLanguage(@ForAll("fields") String acceptLanguage) {
    Messages chosen = LANGUAGES.choose(acceptLanguage);

    assertThat(LANGUAGES.of(chosen.locale())).isSameAs(chosen);
  }

  @Property(tries = 100)
  void parsesLongFieldsQuickly(@ForAll("longFields") String acceptLanguage) {
    assertTimeout(Duration.ofSeconds(1), () -> LANGUAGES.choose(acceptLanguage));
  }

  @Property
  void choosesTheMostPreferredLanguage(@ForAll("weights") Map<String, Integer> weights) {
    String field =
        weights.entrySet().stream()
            .map(weight -> "%s;q=0.%03d".formatted(weight.getKey(), weight.getValue()))
            .collect(Collectors.joining(","));

    String chosen = LANGUAGES.choose(field).languageTag();

    int best = weights.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    if (best == 0) {
      assertThat(chosen).isEqualTo("en");
    } else {
      assertThat(weights.get(chosen)).isEqualTo(best);
    }
  }

  @Property
  void ignoresOnlyMalformedElements(
      @ForAll("weights") Map<String, Integer> weights,
      @ForAll("malformed") List<String> malformed) {
    List<String> elements =
        weights.entrySet().stream()
            .map(weight -> "%s;q=0.%03d".formatted(weight.getKey(), weight.getValue()))
            .toList();
    String mixed =
        elements.stream()
            .map(element -> element + "," + String.join(",", malformed))
            .collect(Collectors.joining("\t,", String.join(" , ", malformed) + ",", ""));

    assertThat(LANGUAGES.choose(mixed)).isSameAs(LANGUAGES.choose(String.join(",", elements)));
  }

  @Provide
  Arbitrary<List<String>> malformed() {
    return Arbitraries.of(
            "",
            " ",
            "\t",
            "chrome://global/locale/intl.properties",
            "de;q=2",
            "fr;q=",
            "-",
            "ar-",
            "-ja",
            "d\u00E9",
            "*-CH",
            "pt-*",
            "ninelette",
            "de de",
            "<fr>",
            "fr=1")
        .list()
        .ofMaxSize(3);
  }

  @Provide
  Arbitrary<Map<String, Integer>> weights() {
    return Arbitraries.maps(Arbitraries.of(TAGS), Arbitraries.integers().between(0, 999));
  }

  @Provide
  Arbitrary<String> fields() {
    return ForeignText.near(
        "", "*", "-", "de", "de-CH,de;q=0.9,en;q=0.8", "zh-Hant-TW, zh;q=0.1", "i-klingon;q=0");
  }

  @Provide
  Arbitrary<String> longFields() {
    return ForeignText.repetitive("de", "-a", "*-", "-*", ",", ";q=0.1,", "zh-");
  }
}
