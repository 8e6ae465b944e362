package dev.upgraderequired.example.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.upgraderequired.browser.Chromium;
import dev.upgraderequired.browser.View;
import dev.upgraderequired.example.ExampleOptions;
import dev.upgraderequired.example.ExamplePorts;
import dev.upgraderequired.example.ExampleServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
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

/** The start page of the examples in Chromium. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TourIT {

  private ExampleServer server;
  private Chromium chromium;

  @BeforeAll
  void start() throws Exception {
    server = start(Map.of());
    ExamplePorts.publish(server);
    chromium = new Chromium();
  }

  private static ExampleServer start(Map<String, String> options) throws Exception {
    return JettyExample.start(JettyExample.server(ExampleOptions.forTest(options)));
  }

  @AfterAll
  void stop() {
    chromium.close();
    server.close();
  }

  @ParameterizedTest
  @CsvSource({"320, LIGHT", "320, DARK", "800, LIGHT", "1200, LIGHT", "1200, DARK"})
  void isAccessibleAndAsksNobodyElse(int width, ColorScheme scheme) {
    View view = chromium.show(url(server), "en", width, scheme);

    assertThat(view.page().locator("dl").textContent()).contains("HTTP/2", "TLS 1.3", "TLS_AES_");
    assertThat(view.page().locator("pre")).matches(commands -> commands.count() == 5);
    assertThat(view.violations()).isEmpty();
    assertThat(view.contentWidth()).isEqualTo(width);
    assertThat(view.requests()).containsOnly(url(server));
    assertThat(view.messages()).isEmpty();
  }

  @Test
  void warnsOfARefusalToCome() throws Exception {
    Instant date = Instant.now().plus(Duration.ofDays(30));
    Map<String, String> options = Map.of("plannedMinimumHttp", "3", "enforceFrom", date.toString());
    try (ExampleServer planning = start(options)) {
      View view = chromium.show(url(planning), "en", 320, ColorScheme.DARK);

      assertThat(view.page().locator("[role=alert]").textContent()).contains("HTTP/3 or newer");
      assertThat(view.violations()).isEmpty();
    }
  }

  @Test
  void hasNoLinkThatLeadsNowhere() {
    Page page = withoutScripts("", 1200);
    List<?> links =
        (List<?>) page.locator("a").evaluateAll("links => links.map(link => link.href)");

    assertThat(links).hasSizeGreaterThan(25);
    for (Object link : links) {
      assertThat(page.request().get(link.toString()).status()).as(link.toString()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "preview&lang=ja,     暗号化",
    "preview&format=text, 426 Upgrade Required: this site requires TLS 1.2 or newer",
    "preview&format=json, '\"code\":\"cleartext\"'"
  })
  void showsTheRefusalWhereABrowserIsServed(String query, String text) {
    Page page = withoutScripts("protocol-check?" + query, 1200);

    assertThat(page.locator("html").textContent()).contains(text);
  }

  @Test
  void showsWhatIsCountedMeanwhile() throws Exception {
    Page page = chromium.show(url(server), "en", 1200, ColorScheme.LIGHT).page();

    refusedByCleartext("LiveTest/1", server);

    page.locator(
            "#counts li",
            new Page.LocatorOptions().setHasText("LiveTest 1 from 127.0.0.0/24 on / in cleartext"))
        .waitFor();
  }

  @Test
  void worksWithoutScripts() throws Exception {
    Page page = withoutScripts("", 320);
    refusedByCleartext("WithoutScript/1", server);
    page.locator("#again a").click();

    assertThat(page.locator("#counts").textContent())
        .contains("WithoutScript 1 from 127.0.0.0/24 on / in cleartext: 1 request");
    assertThat(page.locator("button").count()).isZero();
  }

  private Page withoutScripts(String path, int width) {
    return chromium.showWithoutScripts(url(server) + path, "en", width, ColorScheme.LIGHT).page();
  }

  private static void refusedByCleartext(String agent, ExampleServer server) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + server.httpPort() + "/"))
            .version(HttpClient.Version.HTTP_1_1)
            .header("User-Agent", agent)
            .build();
    assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode())
        .isEqualTo(426);
  }

  @ParameterizedTest
  @CsvSource({
    "1000, LIGHT, tour-desktop-light",
    "1000, DARK, tour-desktop-dark",
    "390, LIGHT, tour-phone-light",
    "390, DARK, tour-phone-dark"
  })
  @EnabledIfSystemProperty(
      named = "screenshots",
      matches = "[^$].*",
      disabledReason = "draws pictures for the documentation, where -Dscreenshots=DIRECTORY says")
  void isPictured(int width, ColorScheme scheme, String name) throws Exception {
    try (ExampleServer fresh = start(Map.of())) {
      ExamplePorts.publish(fresh);
      refusedByCleartext("curl/7.29.0", fresh);
      chromium.show(url(fresh), "en", width, scheme).draw(name);
    } finally {
      ExamplePorts.publish(server);
    }
  }

  private static String url(ExampleServer server) {
    return "https://localhost:" + server.httpsPort() + "/";
  }
}
