package dev.upgraderequired.example.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.upgraderequired.browser.Chromium;
import dev.upgraderequired.example.ExampleOptions;
import dev.upgraderequired.example.ExampleServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
  private Playwright playwright;
  private Browser chromium;

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
    playwright = Playwright.create();
    chromium = Chromium.launch(playwright, "--ssl-version-max=tls1.2");
  }

  @AfterAll
  void stop() {
    playwright.close();
    server.close();
    otherOrigin.close();
    planning.close();
  }

  private static ExampleServer start(Map<String, String> initParameters) throws Exception {
    return JettyExample.start(JettyExample.server(ExampleOptions.forTest(initParameters)));
  }

  @Test
  void rendersForABrowserThatIsTooOldAndAsksForNothingElse() {
    try (BrowserContext context = context("en", DESKTOP, ColorScheme.LIGHT)) {
      Page page = context.newPage();
      List<String> requests = new ArrayList<>();
      List<String> messages = new ArrayList<>();
      page.onRequest(request -> requests.add(request.url()));
      page.onConsoleMessage(message -> messages.add(message.text()));

      Response response = page.navigate(url());

      assertThat(response.status()).isEqualTo(426);
      assertThat(page.locator("h1").textContent()).isEqualTo("Your connection needs an upgrade");
      assertThat(page.locator("tr.refused td").textContent()).isEqualTo("HTTP/2 over TLS 1.2");
      assertThat(page.locator("body").evaluate("b => getComputedStyle(b).backgroundColor"))
          .as("its own style is allowed")
          .isEqualTo("rgb(238, 241, 240)");
      assertThat(requests).filteredOn(url -> !url.endsWith("/favicon.ico")).containsExactly(url());
      // Chromium itself reports a status of 400 and above as a failed resource.
      assertThat(messages).filteredOn(text -> !text.contains("status of 426")).isEmpty();
    }
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
    try (BrowserContext context = context(tag, width, scheme)) {
      Page page = context.newPage();
      page.navigate(url());
      page.locator("summary").click();

      assertThat(page.locator("html").getAttribute("lang")).isEqualTo(tag);
      assertThat(new AxeBuilder(page).analyze().getViolations())
          .as(tag + " " + scheme + " " + width)
          .isEmpty();
      assertThat(page.evaluate("document.documentElement.scrollWidth"))
          .as("nothing sticks out at %d pixels", width)
          .isEqualTo(width);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/protocol-check", "/protocol-check?preview=tls-version-unknown"})
  void isAccessibleWhenItChecks(String path) {
    try (BrowserContext context = context("en", DESKTOP, ColorScheme.LIGHT)) {
      Page page = context.newPage();
      assertThat(page.navigate(url() + path.substring(1)).status()).isEqualTo(200);

      assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ar", "ja"})
  void isAccessibleWhenItSaysWhatIsPlanned(String tag) {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (int width : List.of(NARROWEST, DESKTOP)) {
        try (BrowserContext context = context(tag, width, scheme)) {
          Page page = context.newPage();
          page.navigate("https://localhost:" + planning.httpsPort() + "/protocol-check");

          assertThat(page.locator("tr.planned").count()).isEqualTo(2);
          assertThat(new AxeBuilder(page).analyze().getViolations())
              .as(tag + " " + scheme + " " + width)
              .isEmpty();
          assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
        }
      }
    }
  }

  @Test
  void offersAWayOnWhereOnlyTheEncryptionIsMissing() {
    try (BrowserContext context = context("en", DESKTOP, ColorScheme.LIGHT)) {
      Page page = context.newPage();
      page.navigate(url() + "protocol-check?preview=cleartext");

      assertThat(page.locator(".go a").getAttribute("href")).isEqualTo("https://www.example.org/");
    }
  }

  @Test
  void letsScriptsOfAnAllowedOriginReadTheProblem() {
    String script =
        "url => fetch(url, {headers: {Accept: 'application/json'}})"
            + ".then(r => r.json()).then(p => p.violations[0].code, () => 'unreadable')";
    try (BrowserContext context = context("en", DESKTOP, ColorScheme.LIGHT)) {
      Page allowed = context.newPage();
      allowed.navigate("https://localhost:" + otherOrigin.httpsPort() + "/shop");
      assertThat(allowed.evaluate(script, url())).isEqualTo("tls-version-too-low");

      Page notAllowed = context.newPage();
      notAllowed.navigate("https://127.0.0.1:" + otherOrigin.httpsPort() + "/shop");
      assertThat(notAllowed.evaluate(script, url())).isEqualTo("unreadable");
    }
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
                    "https://localhost:" + otherOrigin.httpsPort()));
        BrowserContext context = context("en", DESKTOP, ColorScheme.LIGHT)) {
      Page allowed = context.newPage();
      allowed.navigate("https://localhost:" + otherOrigin.httpsPort() + "/shop");

      assertThat(allowed.evaluate(script, "https://localhost:" + inBrownout.httpsPort() + "/x"))
          .asString()
          .matches("426 [0-9]{4}");
    }
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
    try (BrowserContext context = context(tag, width, scheme)) {
      Page page = context.newPage();
      page.navigate(url());
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(Path.of(System.getProperty("screenshots"), name + ".png")));
    }
  }

  private String url() {
    return "https://localhost:" + server.httpsPort() + "/";
  }

  private BrowserContext context(String tag, int width, ColorScheme scheme) {
    return chromium.newContext(
        new Browser.NewContextOptions()
            .setIgnoreHTTPSErrors(true)
            .setLocale(tag)
            .setViewportSize(width, 800)
            .setColorScheme(scheme)
            .setReducedMotion(ReducedMotion.REDUCE));
  }
}
