package dev.upgraderequired.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.nio.file.Path;
import java.util.List;

/**
 * What Chromium shows, until it shows the next.
 *
 * @param page what it shows
 * @param response what it has got
 * @param requests the addresses that it has asked for, but for the icon of the site
 * @param messages what it has written to its console, but for what it reports of that icon and of a
 *     status of 426, as of each of 400 and above
 */
public record View(Page page, Response response, List<String> requests, List<String> messages) {

  /** What is not accessible. */
  public List<Rule> violations() {
    // In one step. The other way opens a second page, for frames, and there are none.
    return new AxeBuilder(page).setLegacyMode(true).analyze().getViolations();
  }

  /** How wide its content is, in pixels. */
  public Object contentWidth() {
    return page.evaluate("document.documentElement.scrollWidth");
  }

  /** Draws the whole page into the directory that the system property {@code screenshots} names. */
  public void draw(String name) {
    draw(name, new Page.ScreenshotOptions());
  }

  /** Draws the page from the top to a place. */
  public void drawDownTo(String name, double end) {
    draw(name, new Page.ScreenshotOptions().setClip(0, 0, page.viewportSize().width, end));
  }

  private void draw(String name, Page.ScreenshotOptions options) {
    page.screenshot(
        options
            .setFullPage(true)
            .setPath(Path.of(System.getProperty("screenshots"), name + ".png")));
  }
}
