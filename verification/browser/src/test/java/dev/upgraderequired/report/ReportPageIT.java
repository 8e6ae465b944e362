package dev.upgraderequired.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import com.sun.net.httpserver.HttpServer;
import dev.upgraderequired.browser.Chromium;
import dev.upgraderequired.browser.View;
import dev.upgraderequired.internal.census.Census;
import dev.upgraderequired.internal.census.Snapshot;
import dev.upgraderequired.internal.report.Origin;
import dev.upgraderequired.internal.report.PolicyStatus;
import dev.upgraderequired.internal.report.Report;
import dev.upgraderequired.internal.report.ReportPage;
import dev.upgraderequired.internal.text.ContentSecurityPolicy;
import dev.upgraderequired.spi.Mode;
import dev.upgraderequired.spi.WhenTlsUnknown;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The report of a busy site, and of one that has just started, in Chromium. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportPageIT {

  private static final Instant NOW = Instant.parse("2027-01-15T14:20:00Z");

  private static final String POLICY =
      "Requires TLS of every request that it sees, except to /health";

  private static final Instant DATE = Instant.parse("2027-03-01T00:00:00Z");
  private static final Instant PAST_DATE = Instant.parse("2027-01-15T12:00:00Z");

  /** The elements of the page whose content is wider than they are. */
  private static final String TOO_WIDE =
      "[...document.querySelectorAll('main *')]"
          + ".filter(e => e.clientWidth > 0 && e.scrollWidth > e.clientWidth).map(e => e.outerHTML)";

  private HttpServer server;
  private Chromium chromium;

  @BeforeAll
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    Snapshot busy = BusySite.census().snapshot(NOW, 12);
    PolicyStatus planned = BusySite.withDate(DATE, NOW);
    serve("/busy", planned, busy, List.of());
    serve("/dateless", BusySite.withoutDate(NOW), busy, List.of());
    serve("/enforced", BusySite.withDate(PAST_DATE, NOW), busy, List.of());
    serve(
        "/new",
        BusySite.withoutPlan(NOW),
        new Census(NOW, WhenTlsUnknown.REFUSE).snapshot(NOW, 12),
        List.of());
    serve(
        "/notice",
        planned,
        busy,
        List.of(
            "Most requests come with header fields of a proxy, such as X-Forwarded-For, and"
                + " trustedProxies is not set: what is judged and counted here is the connection of"
                + " the proxy, not those of its clients"));
    serve("/faults", planned, BusySite.behindAFaultyProxy().snapshot(NOW, 12), List.of());
    serve("/fleet", planned, busy, List.of(), fleet(busy));
    server.start();
    chromium = new Chromium();
  }

  private static Origin fleet(Snapshot all) {
    long share = all.requests() / 4;
    return new Origin.Fleet(
        List.of(
            member("shop-1", Mode.ENFORCE, POLICY, all, all.requests() - 3 * share),
            member(
                "shop-2",
                Mode.REPORT_ONLY,
                "Only reports, and would require TLS of every request that it sees,"
                    + " except to /health",
                all,
                share),
            member("shop-3", Mode.ENFORCE, POLICY + ", and to /probe", all, 2 * share)),
        List.of(new Origin.Missing(source("shop-4"), "has not answered within 5 s")));
  }

  private static Origin.Member member(
      String name, Mode mode, String policy, Snapshot all, long requests) {
    return new Origin.Member(name, source(name), mode, policy, all.since(), all.until(), requests);
  }

  private static String source(String node) {
    return "https://" + node + ".example.com:8443/internal/upgrade-report";
  }

  private void serve(String path, PolicyStatus status, Snapshot snapshot, List<String> notices) {
    serve(path, status, snapshot, notices, new Origin.Node("shop-1"));
  }

  private void serve(
      String path, PolicyStatus status, Snapshot snapshot, List<String> notices, Origin origin) {
    String policy =
        "Requires " + status.inForceInWords() + " of every request that it sees, except to /health";
    String html =
        ReportPage.render(
            List.of(
                new Report(
                    "upgradeRequired", origin, policy, status, Mode.ENFORCE, notices, snapshot)));
    server.createContext(
        path,
        exchange -> {
          byte[] bytes = html.getBytes(UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "text/html;charset=utf-8");
          exchange
              .getResponseHeaders()
              .add("Content-Security-Policy", ContentSecurityPolicy.of(html));
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  @AfterAll
  void stop() {
    chromium.close();
    server.stop(0);
  }

  private static Stream<Arguments> views() {
    return Stream.of("/busy", "/dateless", "/enforced", "/faults", "/fleet", "/notice", "/new")
        .flatMap(
            path ->
                Stream.of(
                    Arguments.of(path, 320, ColorScheme.LIGHT),
                    Arguments.of(path, 360, ColorScheme.DARK),
                    Arguments.of(path, 768, ColorScheme.LIGHT),
                    Arguments.of(path, 1280, ColorScheme.DARK)));
  }

  @ParameterizedTest
  @MethodSource("views")
  void isAccessibleAndAsksForNothingElse(String path, int width, ColorScheme scheme) {
    View view = show(path, width, scheme);

    assertThat(view.requests()).containsExactly(url(path));
    assertThat(view.messages()).isEmpty();
    assertThat(view.violations()).isEmpty();
    assertThat(view.contentWidth()).as("nothing sticks out").isEqualTo(width);
    assertThat(view.page().evaluate(TOO_WIDE)).as("nothing scrolls sideways").isEqualTo(List.of());
  }

  @ParameterizedTest
  @CsvSource({
    "/busy, 1000, LIGHT, report-desktop-light",
    "/busy, 1000, DARK, report-desktop-dark",
    "/busy, 390, LIGHT, report-phone-light",
    "/faults, 390, DARK, report-faults-phone-dark",
    "/fleet, 390, LIGHT, report-fleet-phone-light",
    "/dateless, 1000, LIGHT, report-dateless-light",
    "/enforced, 1000, LIGHT, report-enforced-light",
    "/fleet, 1000, LIGHT, report-fleet-light",
    "/notice, 1000, LIGHT, report-notice-light",
    "/notice, 1000, DARK, report-notice-dark",
    "/new, 1000, LIGHT, report-new"
  })
  @EnabledIfSystemProperty(
      named = "screenshots",
      matches = "[^$].*",
      disabledReason = "draws pictures for the documentation, where -Dscreenshots=DIRECTORY says")
  void isPictured(String path, int width, ColorScheme scheme, String name) {
    show(path, width, scheme).draw(name);
  }

  /** Down to what each minimum would refuse: the rest is as for one node. */
  @ParameterizedTest
  @CsvSource({"LIGHT, fleet-desktop-light", "DARK, fleet-desktop-dark"})
  @EnabledIfSystemProperty(
      named = "screenshots",
      matches = "[^$].*",
      disabledReason = "draws pictures for the documentation, where -Dscreenshots=DIRECTORY says")
  void ofManyNodesIsPictured(ColorScheme scheme, String name) {
    View view = show("/fleet", 1000, scheme);
    view.drawDownTo(name, view.page().getByText("Verdicts and protocols").boundingBox().y);
  }

  private View show(String path, int width, ColorScheme scheme) {
    return chromium.show(url(path), "en", width, scheme);
  }

  private String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }
}
