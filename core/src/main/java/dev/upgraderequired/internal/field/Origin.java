package dev.upgraderequired.internal.field;

import dev.upgraderequired.internal.cache.LazyPattern;
import java.util.Locale;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** A web origin (RFC 6454 §4), in the form in which browsers send it. */
public record Origin(String scheme, String host, String text) {

  private static final LazyPattern ORIGIN =
      new LazyPattern(
          "(https?)://([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\\[[0-9a-f:.]+])(?::(\\d{1,5}))?");

  private static final int LAST_PORT = 65_535;

  /**
   * Parses an origin.
   *
   * @throws IllegalArgumentException if the text is not an origin, such as a URL with a path
   */
  public static Origin parse(String text) {
    Matcher origin = ORIGIN.matcher(text.toLowerCase(Locale.ROOT));
    if (!origin.matches() || !isPort(origin.group(3))) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "\"%s\" is not an origin; use one such as https://www.example.org, without a path",
              text));
    }
    String port = origin.group(3);
    String start = origin.group(1) + "://" + origin.group(2);
    boolean isDefaultPort =
        port == null || port.equals(origin.group(1).equals("https") ? "443" : "80");
    return new Origin(origin.group(1), origin.group(2), isDefaultPort ? start : start + ':' + port);
  }

  private static boolean isPort(@Nullable String port) {
    return port == null || Integer.parseInt(port) <= LAST_PORT;
  }

  @Override
  public String toString() {
    return text;
  }
}
