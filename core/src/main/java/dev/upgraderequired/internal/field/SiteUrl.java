package dev.upgraderequired.internal.field;

import dev.upgraderequired.internal.cache.LazyPattern;
import java.util.Locale;
import java.util.regex.Matcher;

/** The https URL of a site, which people paste into a shell: nothing in it needs quotes. */
public final class SiteUrl {

  /** Not an IPv6 address: shells and curl read brackets as a pattern. */
  private static final LazyPattern URL =
      new LazyPattern("(?i)(https://[a-z0-9.:-]+)(/[a-z0-9._/-]*+)?");

  private SiteUrl() {}

  /**
   * Checks a URL, and completes one without a path.
   *
   * @throws IllegalArgumentException if it is not https, or has a query, or odd characters
   */
  public static String parse(String text) {
    Matcher url = URL.matcher(text);
    if (url.matches()) {
      try {
        String path = url.group(2);
        return Origin.parse(url.group(1)).text() + (path == null ? "/" : path);
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
