package dev.upgraderequired.example.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import dev.upgraderequired.UpgradeRequiredFilter;
import dev.upgraderequired.browser.Chromium;
import dev.upgraderequired.example.ExampleOptions;
import dev.upgraderequired.example.ExampleServer;
import dev.upgraderequired.protocol.TlsVersion;
import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page with a logo that docs/page.md shows, in Chromium. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrandedPageIT {

  private static final int ONE_ROUND_TRIP = 14_600;

  private ExampleServer server;
  private Playwright playwright;
  private Browser chromium;

  @BeforeAll
  void start() throws Exception {
    FilterHolder filter =
        new FilterHolder(
            UpgradeRequiredFilter.builder()
                .minimumTls(TlsVersion.TLS_1_2)
                .pageContent(documented())
                .helpUrl("https://www.example.org/help")
                .build());
    ServletContextHandler application = new ServletContextHandler("/");
    application.addFilter(filter, "/*", EnumSet.of(DispatcherType.REQUEST));
    Server jetty = JettyExample.withoutApplication(ExampleOptions.forTest(Map.of()));
    jetty.setHandler(application);
    server = JettyExample.start(jetty);
    playwright = Playwright.create();
    chromium = Chromium.launch(playwright);
  }

  private static String documented() throws IOException {
    String start = "```html\n";
    String text = Files.readString(Path.of("..", "..", "docs", "page.md"));
    int from = text.indexOf(start) + start.length();
    return text.substring(from, text.indexOf("```", from));
  }

  @AfterAll
  void stop() {
    playwright.close();
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "en,      320,  LIGHT, '11, 110, 79'",
    "ar,      320,  DARK,  '95, 201, 160'",
    "zh-Hant, 1200, LIGHT, '11, 110, 79'",
    "fa,      1200, DARK,  '95, 201, 160'"
  })
  void isAccessibleAndAsksForNothingElse(String tag, int width, ColorScheme scheme, String brand) {
    try (BrowserContext context =
        chromium.newContext(
            new Browser.NewContextOptions()
                .setLocale(tag)
                .setViewportSize(width, 800)
                .setColorScheme(scheme))) {
      Page page = context.newPage();
      List<String> requests = new ArrayList<>();
      List<String> messages = new ArrayList<>();
      page.onRequest(request -> requests.add(request.url()));
      page.onConsoleMessage(message -> messages.add(message.text()));
      String url = "http://localhost:" + server.httpPort() + "/";

      var response = page.navigate(url);

      assertThat(response.status()).isEqualTo(426);
      assertThat(response.body()).hasSizeLessThan(ONE_ROUND_TRIP);
      assertThat(page.locator(".logo").evaluate("logo => getComputedStyle(logo).fill"))
          .isEqualTo("rgb(" + brand + ")");
      assertThat(requests).filteredOn(each -> !each.endsWith("/favicon.ico")).containsExactly(url);
      assertThat(messages).filteredOn(text -> !text.contains("status of 426")).isEmpty();
      assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
      assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
    }
  }
}
