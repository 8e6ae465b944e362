package dev.upgraderequired.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every block has a language, and so a test that reads it. */
class LanguagesTest {

  private static final Set<String> READ_HERE =
      Set.of("java", "xml", "yaml", "json", "properties", "html", "sh", "console");

  private static final Set<String> READ_ELSEWHERE =
      Set.of(
          // verification/stock starts Jetty with it
          "ini",
          // verification/undertow asks a Prometheus
          "promql");

  @Test
  void areKnown() {
    Stream<String> unknown =
        Page.all()
            .flatMap(page -> page.blocks().stream())
            .filter(block -> !isKnown(block.language()))
            .map(block -> block.mistake("unknown language \"" + block.language() + '"'));

    assertThat(unknown).isEmpty();
  }

  private static boolean isKnown(String language) {
    return language.equals("text")
        || READ_HERE.contains(language)
        || READ_ELSEWHERE.contains(language)
        || ProxySnippetsTest.LANGUAGES.contains(language);
  }
}
