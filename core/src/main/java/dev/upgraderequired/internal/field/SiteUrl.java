package dev.upgraderequired.internal.field;

import java.util.Locale;
import java.util.regex.Pattern;

/** The https URL of a site, which people paste into a shell: nothing in it needs quotes. */
public final class SiteUrl {

  private static final Pattern PATH = Pattern.compile("[A-Za-z0-9._/-]+");
  private static final int AFTER_SCHEME = "https://".length();

  private SiteUrl() {}

  /**
   * Checks a URL, and completes one without a path.
   *
   * @throws IllegalArgumentException if it is not https, or has a query, or odd characters
   */
  public static String parse(String text) {
    int slash = text.indexOf('/', AFTER_SCHEME);
    String path = slash < 0 ? "/" : text.substring(slash);
    if (text.regionMatches(true, 0, "https://", 0, AFTER_SCHEME) && PATH.matcher(path).matches()) {
      try {
        return Origin.parse(slash < 0 ? text : text.substring(0, slash)).text() + path;
      } catch (IllegalArgumentException e) {
        // Not a host and port: rejected below.
      }
    }
    throw new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "\"%s\" is not the https URL of a site; use one such as https://www.example.org/shop,"
                + " of letters, digits and . _ - /",
            text));
  }
}
