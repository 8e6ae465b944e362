package dev.upgraderequired.internal.refusal.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.internal.policy.Assessments;
import dev.upgraderequired.internal.refusal.RefusalFactory;
import dev.upgraderequired.internal.refusal.RefusalFactoryTest;
import dev.upgraderequired.internal.refusal.Settings;
import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.protocol.TransportSecurity.Tls;
import dev.upgraderequired.spi.Violation;
import dev.upgraderequired.spi.Violation.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each language of this library. A further one needs its file and its tag in {@link Bundles}. */
class TranslationsTest {

  /** RFC 6928 §2: ten segments of 1460 bytes are what a server may send before it hears back. */
  private static final int FIRST_FLIGHT = 14_600;

  /** What one request can violate at once. */
  private static final List<Violation> AT_ONCE =
      RefusalFactoryTest.EVERY_VIOLATION.stream()
          .filter(
              violation ->
                  Set.of(
                          Kind.TLS_VERSION_TOO_LOW,
                          Kind.CIPHER_SUITE_NOT_ACCEPTED,
                          Kind.HTTP_VERSION_TOO_LOW,
                          Kind.UPGRADE_NOT_REQUESTED)
                      .contains(violation.kind()))
          .toList();

  static Stream<String> translations() {
    return Bundles.ofLibrary().tags().stream().filter(tag -> !tag.equals("en"));
  }

  @ParameterizedTest
  @MethodSource("translations")
  void hasTheSameMessagesAndPlaceholders(String tag) {
    Map<String, String> english = Bundles.english();
    Map<String, String> messages = messages(tag);

    assertThat(messages.keySet()).isEqualTo(english.keySet());
    messages.forEach(
        (key, text) -> {
          assertThat(placeholders(text)).as(key).isEqualTo(placeholders(english.get(key)));
          assertThat(text.lines().count()).as(key).isEqualTo(english.get(key).lines().count());
          assertThat(text).as(key).isNotBlank().doesNotContain("  ", "<", "\\", "\u200e", "\u200f");
          assertThat(text).as(key).isEqualTo(Normalizer.normalize(text, Normalizer.Form.NFC));
        });
    assertThat(messages).doesNotContainEntry("title", english.get("title"));
  }

  @ParameterizedTest
  @MethodSource("translations")
  void isInTheScriptOfItsLanguage(String tag) {
    Script script = Script.of(tag);
    Map<String, String> messages = messages(tag);

    messages.forEach(
        (key, text) -> {
          assertThat(script.foreignLetters(text)).as(key + "=" + text).isEmpty();
          if (!key.equals("required.any-tls") && !key.startsWith(Messages.SEPARATOR)) {
            assertThat(script.contains(text)).as(key + "=" + text).isTrue();
          }
        });
    assertThat(Bundles.ofLibrary().messages(tag).direction()).isEqualTo(script.direction());
    assertThat(SupportedLanguages.isRightToLeft(tag)).isEqualTo(script.direction().equals("rtl"));
  }

  @ParameterizedTest
  @MethodSource("dev.upgraderequired.internal.refusal.words.SupportedLanguages#tags")
  void fitsTheFirstFlight(String tag) {
    RefusalFactory refusals =
        new RefusalFactory(Settings.in(Languages.ofLibrary(), Optional.empty()));

    int largest =
        Stream.concat(Stream.of(AT_ONCE), RefusalFactoryTest.EVERY_VIOLATION.stream().map(List::of))
            .mapToInt(violations -> page(refusals, violations, tag).length)
            .max()
            .orElseThrow();

    System.out.printf("%-8s %6d bytes%n", tag, largest);
    assertThat(largest).isLessThanOrEqualTo(FIRST_FLIGHT);
  }

  @Test
  void everyFileOfMessagesIsALanguage() throws Exception {
    Path english =
        Path.of(
            Objects.requireNonNull(Bundles.class.getResource("messages_en.properties")).toURI());
    try (Stream<Path> files = Files.list(english.getParent())) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(name -> name.startsWith("messages_"))
          .containsExactlyInAnyOrderElementsOf(
              SupportedLanguages.tags().stream()
                  .map(tag -> "messages_" + tag + ".properties")
                  .toList());
    }
  }

  private static Map<String, String> messages(String tag) {
    return Bundles.builtIn("messages_" + tag + ".properties");
  }

  private static byte[] page(RefusalFactory refusals, List<Violation> violations, String tag) {
    NegotiatedProtocol negotiated =
        new NegotiatedProtocol(HttpVersion.HTTP_1_1, new Tls(TlsVersion.TLS_1_1));
    Map<String, String> fields = Map.of("Accept", "text/html", "Accept-Language", tag);
    return refusals
        .of(
            Settings.request(negotiated, violations.get(0), false, fields)
                .withProtocol(negotiated, Assessments.of(violations.toArray(Violation[]::new))))
        .content();
  }

  private static Map<String, Long> placeholders(String text) {
    Map<String, Long> counts = new TreeMap<>();
    for (String name : Template.parse(text).names()) {
      counts.put(name, text.split("\\$\\{" + name + "}", -1).length - 1L);
    }
    return counts;
  }
}
