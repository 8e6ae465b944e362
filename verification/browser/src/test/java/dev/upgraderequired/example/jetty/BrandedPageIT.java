package dev.upgraderequired.example.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import dev.upgraderequired.UpgradeRequiredFilter;
import dev.upgraderequired.browser.Chromium;
import dev.upgraderequired.browser.View;
import dev.upgraderequired.example.ExampleOptions;
import dev.upgraderequired.example.ExampleServer;
import dev.upgraderequired.protocol.TlsVersion;
import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
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
  private Chromium chromium;

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
    chromium = new Chromium();
  }

  private static String documented() throws IOException {
    String start = "```html\n";
    String text = Files.readString(Path.of("..", "..", "docs", "page.md"));
    int from = text.indexOf(start) + start.length();
    return text.substring(from, text.indexOf("```", from));
  }

  @AfterAll
  void stop() {
    chromium.close();
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
    String url = "http://localhost:" + server.httpPort() + "/";
    View view = chromium.show(url, tag, width, scheme);

    assertThat(view.response().status()).isEqualTo(426);
    assertThat(view.response().body()).hasSizeLessThan(ONE_ROUND_TRIP);
    assertThat(view.page().locator(".logo").evaluate("logo => getComputedStyle(logo).fill"))
        .isEqualTo("rgb(" + brand + ")");
    assertThat(view.requests()).containsExactly(url);
    assertThat(view.messages()).isEmpty();
    assertThat(view.violations()).isEmpty();
    assertThat(view.contentWidth()).isEqualTo(width);
  }
}
