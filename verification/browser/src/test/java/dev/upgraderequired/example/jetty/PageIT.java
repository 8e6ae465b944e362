package dev.upgraderequired.example.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.upgraderequired.browser.Chromium;
import dev.upgraderequired.browser.View;
import dev.upgraderequired.example.ExampleOptions;
import dev.upgraderequired.example.ExampleServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page in Chromium as a client that knows no TLS but 1.2, where 1.3 is required. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageIT {

  private static final int NARROWEST = 320;
  private static final int DESKTOP = 1200;

  private ExampleServer server;
  private ExampleServer otherOrigin;
  private ExampleServer planning;
  private Chromium chromium;

  @BeforeAll
  void start() throws Exception {
    otherOrigin = start(Map.of("minimumTls", "none"));
    planning =
        start(
            Map.of(
                "minimumTls", "TLSv1.2",
                "plannedMinimumTls", "TLSv1.3",
                "enforceFrom", Instant.now().plus(Duration.ofDays(30)).toString(),
                "checkPath", "/protocol-check"));
    server =
        start(
            Map.of(
                "minimumTls", "TLSv1.3",
                "siteName", "Example Shop",
                "helpUrl", "https://www.example.org/help",
                "contact", "help@example.org",
                "checkPath", "/protocol-check",
                "corsAllowedOrigins", "https://localhost:" + otherOrigin.httpsPort(),
                "redirectNavigations", "https://www.example.org"));
    chromium = new Chromium("--ssl-version-max=tls1.2");
  }

  @AfterAll
  void stop() {
    chromium.close();
    server.close();
    otherOrigin.close();
    planning.close();
  }

  private static ExampleServer start(Map<String, String> initParameters) throws Exception {
    return JettyExample.start(JettyExample.server(ExampleOptions.forTest(initParameters)));
  }

  @Test
  void rendersForABrowserThatIsTooOldAndAsksForNothingElse() {
    View view = show("", "en", DESKTOP, ColorScheme.LIGHT);
    Page page = view.page();

    assertThat(view.response().status()).isEqualTo(426);
    assertThat(page.locator("h1").textContent()).isEqualTo("Your connection needs an upgrade");
    assertThat(page.locator("tr.refused td").textContent()).isEqualTo("HTTP/2 over TLS 1.2");
    assertThat(page.locator("body").evaluate("b => getComputedStyle(b).backgroundColor"))
        .as("its own style is allowed")
        .isEqualTo("rgb(238, 241, 240)");
    assertThat(view.requests()).containsExactly(url(server));
    assertThat(view.messages()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "en", "de", "fr", "es", "it", "pt", "pt-BR", "nl", "pl", "ru", "uk", "tr", "ar", "he", "fa",
        "hi", "ja", "ko", "zh-Hans", "zh-Hant", "id", "vi", "th", "bn", "ur", "sw", "el", "bg",
        "cs", "hu", "ro", "sv", "da", "nb", "fi"
      })
  void isAccessibleInEveryLanguageAndScheme(String tag) {
    isAccessible(tag, NARROWEST, ColorScheme.LIGHT);
    isAccessible(tag, DESKTOP, ColorScheme.DARK);
  }

  private void isAccessible(String tag, int width, ColorScheme scheme) {
    View view = show("", tag, width, scheme);
    view.page().locator("summary").click();

    assertThat(view.page().locator("html").getAttribute("lang")).isEqualTo(tag);
    assertThat(view.violations()).as(tag + " " + scheme + " " + width).isEmpty();
    assertThat(view.contentWidth()).as("nothing sticks out at %d pixels", width).isEqualTo(width);
  }

  @ParameterizedTest
  @ValueSource(strings = {"protocol-check", "protocol-check?preview=tls-version-unknown"})
  void isAccessibleWhenItChecks(String path) {
    View view = show(path, "en", DESKTOP, ColorScheme.LIGHT);

    assertThat(view.response().status()).isEqualTo(200);
    assertThat(view.violations()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ar", "ja"})
  void isAccessibleWhenItSaysWhatIsPlanned(String tag) {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (int width : List.of(NARROWEST, DESKTOP)) {
        View view = chromium.show(url(planning) + "protocol-check", tag, width, scheme);

        assertThat(view.page().locator("tr.planned").count()).isEqualTo(2);
        assertThat(view.violations()).as(tag + " " + scheme + " " + width).isEmpty();
        assertThat(view.contentWidth()).isEqualTo(width);
      }
    }
  }

  @Test
  void offersAWayOnWhereOnlyTheEncryptionIsMissing() {
    View view = show("protocol-check?preview=cleartext", "en", DESKTOP, ColorScheme.LIGHT);

    assertThat(view.page().locator(".go a").getAttribute("href"))
        .isEqualTo("https://www.example.org/");
  }

  @ParameterizedTest
  @CsvSource({"localhost, tls-version-too-low", "127.0.0.1, unreadable"})
  void letsScriptsOfAnAllowedOriginReadTheProblem(String host, String expected) {
    String script =
        "url => fetch(url, {headers: {Accept: 'application/json'}})"
            + ".then(r => r.json()).then(p => p.violations[0].code, () => 'unreadable')";

    assertThat(shopAt(host).evaluate(script, url(server))).isEqualTo(expected);
  }

  @Test
  void letsScriptsOfAnAllowedOriginReadWhenToComeBack() throws Exception {
    Instant now = Instant.now();
    String script = "url => fetch(url).then(r => r.status + ' ' + r.headers.get('Retry-After'))";
    try (ExampleServer inBrownout =
        start(
            Map.of(
                "minimumTls",
                "TLSv1.3",
                "enforceFrom",
                now.plus(Duration.ofDays(1)).toString(),
                "brownouts",
                now.minus(Duration.ofHours(1)) + "/PT2H",
                "corsAllowedOrigins",
                "https://localhost:" + otherOrigin.httpsPort()))) {

      assertThat(shopAt("localhost").evaluate(script, url(inBrownout) + "x"))
          .asString()
          .matches("426 [0-9]{4}");
    }
  }

  private Page shopAt(String host) {
    String url = "https://" + host + ":" + otherOrigin.httpsPort() + "/shop";
    return chromium.show(url, "en", DESKTOP, ColorScheme.LIGHT).page();
  }

  @ParameterizedTest
  @CsvSource({
    "en, 1000, LIGHT, page-desktop-light-en",
    "en, 1000, DARK, page-desktop-dark-en",
    "ar, 1000, LIGHT, page-desktop-light-ar",
    "en, 390, LIGHT, page-phone-light-en",
    "ar, 390, DARK, page-phone-dark-ar"
  })
  @EnabledIfSystemProperty(
      named = "screenshots",
      matches = "[^$].*",
      disabledReason = "draws pictures for the documentation, where -Dscreenshots=DIRECTORY says")
  void isPictured(String tag, int width, ColorScheme scheme, String name) {
    show("", tag, width, scheme).draw(name);
  }

  private View show(String path, String tag, int width, ColorScheme scheme) {
    return chromium.show(url(server) + path, tag, width, scheme);
  }

  private static String url(ExampleServer server) {
    return "https://localhost:" + server.httpsPort() + "/";
  }
}
