package dev.upgraderequired.internal.refusal.words;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.upgraderequired.UpgradeRequiredFilter;
import dev.upgraderequired.internal.field.Field;
import dev.upgraderequired.internal.policy.MinimumTls;
import dev.upgraderequired.internal.policy.Plan;
import dev.upgraderequired.internal.policy.ProtocolPolicy;
import dev.upgraderequired.internal.policy.Rollout;
import dev.upgraderequired.internal.refusal.AnsweredRequest;
import dev.upgraderequired.internal.refusal.Refusal;
import dev.upgraderequired.internal.refusal.RefusalFactory;
import dev.upgraderequired.internal.refusal.RefusalFactoryTest;
import dev.upgraderequired.internal.refusal.Settings;
import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.protocol.TransportSecurity.Cleartext;
import dev.upgraderequired.spi.Violation;
import dev.upgraderequired.spi.Violation.Kind;
import dev.upgraderequired.spi.WhenTlsUnknown;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

public class BundlesTest {

  private static final String OF_SITE = "upgrade-required.properties";

  private static final MinimumTls TLS_1_3 =
      new MinimumTls(TlsVersion.TLS_1_3, WhenTlsUnknown.REFUSE);

  @TempDir private Path classPath;

  @Test
  void everyViolationAndRequirementHasMessages() {
    for (var violation : RefusalFactoryTest.EVERY_VIOLATION) {
      for (String prefix : List.of("violation", "short", "visitor", "cause", "why", "developer")) {
        assertThat(Bundles.english()).containsKey(prefix + "." + violation.code());
      }
      assertThat(Bundles.english()).containsKey("required." + violation.requirement().code());
    }
  }

  /** However many there are, an application starts as fast. */
  @Test
  void readsALanguageWhenItIsFirstAskedFor() throws IOException {
    write("sv.title=Din anslutning\n");

    Languages languages = onClassPath(() -> Languages.load().withDefault("fr"));

    assertThat(languages.read()).isEmpty();
    languages.choose("de");
    assertThat(languages.read()).containsExactly("de");
    languages.choose("");
    assertThat(languages.read()).containsExactlyInAnyOrder("de", "fr");
  }

  @Test
  void ignoresTheDefaultLocale() {
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
  void ignoresWildcardSubtagsAndOverlongTags(String acceptLanguage) {
    assertThat(Languages.load().choose(acceptLanguage).languageTag()).isEqualTo("en");
  }

  @Test
  void overridesMessages() throws IOException {
    write("de.title=Grüß Gott\n");

    Languages languages = onClassPath(() -> Languages.load());

    assertThat(languages.choose("de").text("title")).isEqualTo("Grüß Gott");
    assertThat(languages.choose("de").text("help")).isEqualTo("Brauchen Sie Hilfe?");
  }

  @Test
  void addsALanguage() throws IOException {
    write("is.title=Tengingin þarf uppfærslu\n");

    Languages languages = onClassPath(() -> Languages.load().withDefault("is"));

    assertThat(languages.choose("").languageTag()).isEqualTo("is");
    assertThat(languages.choose("is-IS").text("title")).startsWith("Tengingin");
    assertThat(languages.choose("is").text("help"))
        .as("untranslated message")
        .isEqualTo("Need help?");
  }

  /** Screen readers choose the voice by the language of the text. */
  @ParameterizedTest
  @ValueSource(strings = {"is", "ps"})
  void marksUntranslatedText(String tag) throws IOException {
    write(tag + ".title=Titill\n" + tag + ".why.cleartext=Ein setning\n");
    Languages languages = onClassPath(() -> Languages.load());
    RefusalFactory refusals = new RefusalFactory(Settings.in(languages, Optional.empty()));

    Refusal page = refusals.of(request("text/html", tag));
    assertThat(page.fields()).contains(new Field("Content-Language", tag + ", en"));
    assertThat(text(page))
        .contains("<html lang=\"" + tag + "\" dir=\"" + (tag.equals("ps") ? "rtl" : "ltr") + "\">")
        .contains("<title>Titill</title>", "<h1>Titill</h1>", "<p>Ein setning</p>")
        .contains("<h2><span lang=\"en\" dir=\"ltr\">What you can do</span></h2>")
        .containsPattern("<li lang=\"en\" dir=\"ltr\">[^<]*https://");
    assertThat(withoutEnglish(text(page))).doesNotContain("connection", "What you", "encryption");

    Refusal json = refusals.of(request("application/json", tag));
    assertThat(json.fields()).contains(new Field("Content-Language", tag + ", en"));
    assertThat(text(json)).contains("\"title\":\"Titill\"").doesNotContain("span");
  }

  /** Punctuation is no text: a language without separators of its own is complete. */
  @Test
  void doesNotTakeSeparatorsForUntranslatedText() throws IOException {
    StringBuilder complete = new StringBuilder();
    Bundles.english().keySet().stream()
        .filter(key -> !key.startsWith(Messages.SEPARATOR))
        .forEach(key -> complete.append("is.").append(key).append("=x\n"));
    write(complete.toString());

    Messages messages = onClassPath(() -> Languages.load()).choose("is");

    assertThat(messages.contentLanguage()).isEqualTo("is");
    assertThat(messages.labelled("x", "y")).isEqualTo("x: y");
  }

  @Test
  void marksAnUntranslatedTitle() throws IOException {
    write("is.why.cleartext=Ein setning\n");
    Languages languages = onClassPath(() -> Languages.load());

    assertThat(
            text(
                new RefusalFactory(Settings.in(languages, Optional.empty()))
                    .of(request("text/html", "is"))))
        .contains("<title lang=\"en\" dir=\"ltr\">Your connection needs an upgrade</title>")
        .contains("<h1><span lang=\"en\" dir=\"ltr\">Your connection needs an upgrade</span></h1>");
  }

  @Test
  void marksAnUntranslatedPlan() throws IOException {
    write("is.planned-undated=Síðari krafa\n");
    Languages languages = onClassPath(() -> Languages.load());
    Plan plan =
        new Plan(
            new ProtocolPolicy(List.of()),
            Optional.of(new ProtocolPolicy(List.of(TLS_1_3))),
            new Rollout(Optional.empty(), List.of(), 100));
    AnsweredRequest request = request("text/html", "is");
    NegotiatedProtocol negotiated = request.negotiated();

    assertThat(
            text(
                new RefusalFactory(Settings.in(languages, Optional.empty()))
                    .check(
                        request.withProtocol(
                            negotiated,
                            plan.assessConnection(negotiated, request.time(), new byte[4])))))
        .contains(
            "<h1><span lang=\"en\" dir=\"ltr\">Your connection will do today, but not for ever<",
            "<p class=\"short\"><span lang=\"en\" dir=\"ltr\">Your connection used HTTP/1.1 without",
            "<th scope=\"row\">Síðari krafa</th><td><span lang=\"en\" dir=\"ltr\">TLS 1.3 or newer<");
  }

  @Test
  void marksNothingWhereNoElementIsAllowed() throws IOException {
    write("is.why.cleartext=Ein setning\n");
    Languages languages = onClassPath(() -> Languages.load());
    String html =
        "<html lang=\"${lang}\"><title>\n${title}</title><p title=\"${text.help}\">${text.help}</p>";

    assertThat(
            text(
                new RefusalFactory(Settings.in(languages, Optional.of(html)))
                    .of(request("text/html", "is"))))
        .isEqualTo(
            "<html lang=\"is\"><title>\nYour connection needs an upgrade</title>"
                + "<p title=\"Need help?\"><span lang=\"en\" dir=\"ltr\">Need help?</span></p>");
  }

  @Test
  void marksNothingInACompleteLanguage() throws IOException {
    write("de.title=Moin\n");
    Languages languages = onClassPath(() -> Languages.load());

    Refusal page =
        new RefusalFactory(Settings.in(languages, Optional.empty())).of(request("text/html", "de"));

    assertThat(page.fields()).contains(new Field("Content-Language", "de"));
    assertThat(text(page)).contains("<h1>Moin</h1>").doesNotContain("lang=\"en\"");
  }

  private static String withoutEnglish(String html) {
    return html.replaceAll("(?s)<style>.*?</style>", "")
        .replaceAll("<(\\w+) lang=\"en\"[^>]*>.*?</\\1>", "")
        .replaceAll("(?s)<ul dir=\"ltr\">.*?</ul>|<[^>]*>", "");
  }

  private static String text(Refusal refusal) {
    return new String(refusal.content(), UTF_8);
  }

  private static AnsweredRequest request(String accept, String language) {
    return Settings.request(
        new NegotiatedProtocol(HttpVersion.HTTP_1_1, Cleartext.INSTANCE),
        new Violation(Kind.CLEARTEXT, TLS_1_3, "none"),
        false,
        Map.of("Accept", accept, "Accept-Language", language));
  }

  @Test
  void rejectsUnknownKeysAndPlaceholdersAndEmptyMessages() throws IOException {
    write("de.titel=x\nde.seen=${who}\nde.help=\n");

    assertThatThrownBy(() -> onClassPath(() -> Languages.load()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "upgrade-required.properties is not right: de.help is empty;"
                + " de.seen has no value ${who}; there is no message de.titel");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "title",
        "xx.title",
        "DE.title",
        "de-CH.title",
        ".title",
        "zh.title",
        "iw.title",
        "in.title"
      })
  void rejectsKeysWithoutALanguage(String key) throws IOException {
    write("fr.help=\n" + key + "=x\n");

    assertThatThrownBy(() -> onClassPath(() -> Languages.load()))
        .hasMessageContaining("fr.help is empty")
        .hasMessageContaining(key + " does not begin with a language, as en.title does");
  }

  @Test
  void rejectsAnotherEncoding() throws IOException {
    Files.write(
        classPath.resolve("upgrade-required.properties"), new byte[] {'e', 'n', '.', (byte) 0xe4});

    assertThatThrownBy(() -> onClassPath(() -> Languages.load()))
        .hasMessage("upgrade-required.properties is not right: it is not in UTF-8");
  }

  @Test
  void rejectsAMalformedFile() throws IOException {
    write("de.title=\\u12\n");

    assertThatThrownBy(() -> onClassPath(() -> Languages.load()))
        .hasMessage("upgrade-required.properties is not right: Malformed \\uxxxx encoding.");
  }

  /** A look at a class path of many jars takes long; an application has mostly no such file. */
  @Test
  void looksAtTheClassPathOnce() {
    List<String> looked = new ArrayList<>();
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(
        new ClassLoader(before) {
          @Override
          public InputStream getResourceAsStream(String name) {
            looked.add(name);
            return super.getResourceAsStream(name);
          }
        });
    try {
      Languages.load();
    } finally {
      thread.setContextClassLoader(before);
    }

    assertThat(looked).containsExactly(OF_SITE);
  }

  @Test
  void reportsErrorsOfTheFileAndOfOptionsTogether() throws IOException {
    write("fr.help=\n");

    assertThatThrownBy(
            () ->
                onClassPath(
                    () ->
                        UpgradeRequiredFilter.builder()
                            .locale(Locale.forLanguageTag("xx"))
                            .build()))
        .hasMessageContaining("upgrade-required.properties is not right: fr.help is empty")
        .hasMessageContaining("locale: \"xx\" is not a supported language");
  }

  /** So that an application can be replaced while its server runs. */
  @Test
  void closesTheJar() throws IOException {
    Path jar = classPath.resolve("site.jar");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new ZipEntry(OF_SITE));
      out.write("de.title=Moin\n".getBytes(UTF_8));
    }

    Languages languages = SiteClassPath.with(jar, () -> Languages.load());

    assertThat(languages.choose("de").text("title")).isEqualTo("Moin");
    assertThat(openFiles()).doesNotContain(jar.toString());
  }

  /** The open files of this process; only where {@code /proc} exists. */
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

  private void write(String text) throws IOException {
    Files.writeString(classPath.resolve(OF_SITE), text);
  }

  private <T> T onClassPath(Supplier<T> action) throws IOException {
    return SiteClassPath.with(classPath, action);
  }
}
