package dev.upgraderequired.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The Chromium that the system property {@code chromium} names. */
public final class Chromium {

  private Chromium() {}

  /** Starts it. */
  public static Browser launch(Playwright playwright, String... arguments) {
    return playwright
        .chromium()
        .launch(
            new BrowserType.LaunchOptions()
                .setExecutablePath(Path.of(System.getProperty("chromium")))
                .setArgs(Stream.concat(Stream.of("--no-sandbox"), Stream.of(arguments)).toList()));
  }
}
