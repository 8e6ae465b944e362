package dev.upgraderequired.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The Chromium that the system property {@code chromium} names, with one page for all views: for
 * each new window it starts pages of its own, which takes seconds.
 */
public final class Chromium implements AutoCloseable {

  private static final int HEIGHT = 800;

  private final Playwright playwright = Playwright.create();
  private final List<String> requests = new ArrayList<>();
  private final List<String> messages = new ArrayList<>();
  private final Page page;
  private final Page withoutScripts;

  /**
   * Starts it.
   *
   * @param arguments more than it always has
   */
  public Chromium(String... arguments) {
    Browser browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of(System.getProperty("chromium")))
                    .setArgs(
                        Stream.concat(Stream.of("--no-sandbox"), Stream.of(arguments)).toList()));
    page = newPage(browser, true);
    withoutScripts = newPage(browser, false);
  }

  private Page newPage(Browser browser, boolean scripts) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setIgnoreHTTPSErrors(true)
                .setJavaScriptEnabled(scripts));
    context.onRequest(request -> addUnless(ofIcon(request.url()), requests, request.url()));
    context.onConsoleMessage(
        message ->
            addUnless(
                ofIcon(message.location()) || message.text().contains("status of 426"),
                messages,
                message.text()));
    return context.newPage();
  }

  private static boolean ofIcon(String place) {
    return place.contains("/favicon.ico");
  }

  private static void addUnless(boolean expected, List<String> list, String text) {
    if (!expected) {
      list.add(text);
    }
  }

  /**
   * Shows an address.
   *
   * @param url where to
   * @param language of the browser, which it asks for
   * @param width of the window in pixels
   * @param scheme of the desktop
   */
  public View show(String url, String language, int width, ColorScheme scheme) {
    return show(page, url, language, width, scheme);
  }

  /** The same in a browser that runs no scripts. */
  public View showWithoutScripts(String url, String language, int width, ColorScheme scheme) {
    return show(withoutScripts, url, language, width, scheme);
  }

  private View show(Page shown, String url, String language, int width, ColorScheme scheme) {
    shown.navigate("about:blank");
    requests.clear();
    messages.clear();
    shown.setViewportSize(width, HEIGHT);
    shown.emulateMedia(
        new Page.EmulateMediaOptions()
            .setColorScheme(scheme)
            .setReducedMotion(ReducedMotion.REDUCE));
    shown.context().setExtraHTTPHeaders(Map.of("Accept-Language", language));
    return new View(shown, shown.navigate(url), requests, messages);
  }

  @Override
  public void close() {
    playwright.close();
  }
}
