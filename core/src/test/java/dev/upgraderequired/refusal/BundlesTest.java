package dev.upgraderequired.refusal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.upgraderequired.UpgradeRequiredFilter;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundlesTest {

  @TempDir private Path classPath;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk", "tr", "ar", "he", "fa", "hi", "ja",
        "ko", "zh-Hans", "zh-Hant"
      })
  void everyLanguageSaysTheSame(String tag) {
    Map<String, String> english = Bundles.english();
    Map<String, String> messages = Bundles.builtIn("messages_" + tag + ".properties");

    assertThat(messages.keySet()).isEqualTo(english.keySet());
    messages.forEach(
        (key, text) -> {
          assertThat(placeholders(text)).as(key).isEqualTo(placeholders(english.get(key)));
          assertThat(text.lines().count()).as(key).isEqualTo(english.get(key).lines().count());
          assertThat(text).as(key).isNotBlank().doesNotContain("  ", "<", "\\", "\u200e", "\u200f");
        });
    assertThat(messages).doesNotContainEntry("title", english.get("title"));
  }

  @Test
  void everyViolationAndEveryRequirementHasItsMessages() {
    for (var violation : RefusalsTest.EVERY_VIOLATION) {
      for (String prefix : List.of("violation", "short", "visitor", "cause", "why", "developer")) {
        assertThat(Bundles.english()).containsKey(prefix + "." + violation.code());
      }
      assertThat(Bundles.english()).containsKey("required." + violation.requirement().code());
    }
  }

  @Test
  void isEnglishWhereTheMachineSpeaksAnother() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMAN);
      assertThat(Languages.load().choose("").text("title"))
          .isEqualTo("Your connection needs an upgrade");
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"*-*-*", "de-*", "*-CH", "de-a-b-c-d-e-f-g-h-i-j-k-l-m-n-o-p-q-r-s-t"})
  void looksUpNoWildcardsAndNothingEndless(String acceptLanguage) {
    assertThat(Languages.load().choose(acceptLanguage).languageTag()).isEqualTo("en");
  }

  @Test
  void aSiteChangesMessages() throws IOException {
    write("upgrade-required_de.properties", "title=Grüß Gott\n");

    Languages languages = onClassPath(() -> Languages.load());

    assertThat(languages.choose("de").text("title")).isEqualTo("Grüß Gott");
    assertThat(languages.choose("de").text("help")).isEqualTo("Brauchen Sie Hilfe?");
  }

  @Test
  void aSiteAddsALanguage() throws IOException {
    write("upgrade-required_sv.properties", "title=Din anslutning behöver en uppgradering\n");

    Languages languages = onClassPath(() -> Languages.load().withDefault("sv"));

    assertThat(languages.choose("").languageTag()).isEqualTo("sv");
    assertThat(languages.choose("sv-FI").text("title")).startsWith("Din anslutning");
    assertThat(languages.choose("sv").text("help"))
        .as("what it leaves out")
        .isEqualTo("Need help?");
  }

  @Test
  void aSiteCannotMisspellAMessage() throws IOException {
    write("upgrade-required_de.properties", "titel=x\nseen=${who}\nhelp=\n");

    assertThatThrownBy(() -> onClassPath(() -> Languages.load()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "upgrade-required_de.properties is not right:"
                + " help is empty; seen has no value ${who}; there is no message titel");
  }

  @Test
  void allMistakesOfASiteAreTold() throws IOException {
    write("upgrade-required_de.properties", "title=\\u12\n");
    write("upgrade-required_fr.properties", "help=\n");

    assertThatThrownBy(() -> onClassPath(() -> Languages.load()))
        .hasMessage(
            """
            upgrade-required_de.properties is not right: Malformed \\uxxxx encoding.
              upgrade-required_fr.properties is not right: help is empty""");
  }

  @Test
  void mistakesOfASiteAreToldBesideThoseOfOptions() throws IOException {
    write("upgrade-required_fr.properties", "help=\n");

    assertThatThrownBy(
            () ->
                onClassPath(
                    () ->
                        UpgradeRequiredFilter.builder()
                            .locale(Locale.forLanguageTag("xx"))
                            .build()))
        .hasMessageContaining("upgrade-required_fr.properties is not right: help is empty")
        .hasMessageContaining("locale: \"xx\" is not a language that is there");
  }

  /** As where an application is replaced while its server goes on. */
  @Test
  void keepsNoJarOpen() throws IOException {
    Path jar = classPath.resolve("site.jar");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new ZipEntry("upgrade-required_de.properties"));
      out.write("title=Moin\n".getBytes(UTF_8));
    }

    Languages languages = onClassPath(jar, () -> Languages.load());

    assertThat(languages.choose("de").text("title")).isEqualTo("Moin");
    assertThat(openFiles()).doesNotContain(jar.toString());
  }

  /** Where the system shows them. */
  private static List<String> openFiles() throws IOException {
    Path descriptors = Path.of("/proc/self/fd");
    assumeThat(descriptors).exists();
    try (Stream<Path> all = Files.list(descriptors)) {
      return all.map(BundlesTest::target).toList();
    }
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException closed) {
      return "";
    }
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(classPath.resolve(name), text);
  }

  private <T> T onClassPath(Supplier<T> action) throws IOException {
    return onClassPath(classPath, action);
  }

  private static <T> T onClassPath(Path site, Supplier<T> action) throws IOException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {site.toUri().toURL()}, before)) {
      thread.setContextClassLoader(loader);
      return action.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static Map<String, Long> placeholders(String text) {
    Map<String, Long> counts = new TreeMap<>();
    for (String name : Template.parse(text).names()) {
      counts.put(name, text.split("\\$\\{" + name + "}", -1).length - 1L);
    }
    return counts;
  }
}
