package dev.upgraderequired.internal.request;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The name and major version of client software, for counting: {@code curl/7.29.0}, {@code
 * Chrome/63}.
 */
public final class AgentName {

  private static final String NONE = "none";
  private static final String OTHER = "other";

  private static final int LONGEST = 40;

  private static final int MOST_DIGITS = 4;

  /** In order of precedence: most browsers also name others for compatibility. */
  private static final List<Browser> BROWSERS =
      List.of(
          new Browser("Edge", "Edge/"),
          new Browser("Edge", "Edg/"),
          new Browser("Edge", "EdgA/"),
          new Browser("Edge", "EdgiOS/"),
          new Browser("Opera", "OPR/"),
          new Browser("SamsungBrowser", "SamsungBrowser/"),
          new Browser("Firefox", "Firefox/"),
          new Browser("Firefox", "FxiOS/"),
          new Browser("Chrome", "Chrome/"),
          new Browser("Chrome", "CriOS/"),
          new Browser("PowerShell", "PowerShell/"),
          new Browser("Android", "Android "),
          new Browser("MSIE", "MSIE "),
          new Browser("MSIE", "Trident/", "rv:"),
          new Browser("Safari", "Safari/", "Version/"),
          new Browser("iOS", "like Mac OS X", "OS "));

  private AgentName() {}

  /** The name and version in a {@code User-Agent} field (RFC 9110 §10.1.5). */
  public static String of(@Nullable String field) {
    if (field == null || field.isBlank()) {
      return NONE;
    }
    if (isOfBrowser(field)) {
      return browser(field.substring(0, Math.min(field.length(), RequestLimits.LONGEST_FIELD)));
    }
    String product = field.substring(0, Math.min(firstProduct(field), LONGEST));
    // A client that calls itself so has a field.
    return product.isEmpty() || product.equals(NONE) ? OTHER : product;
  }

  /** Whether the field begins as that of a browser, whose name is to be looked for in all of it. */
  public static boolean isOfBrowser(String field) {
    return field.startsWith("Mozilla/");
  }

  /** The end of a name, and of the version after it if there is one. */
  private static int firstProduct(String field) {
    int name = endOfWord(field, 0);
    if (name == 0 || name == field.length() || field.charAt(name) != '/') {
      return name;
    }
    int version = endOfWord(field, name + 1);
    return version == name + 1 ? name : version;
  }

  private static int endOfWord(String field, int start) {
    int end = start;
    while (end < field.length() && end - start < LONGEST && isOfWord(field.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isOfWord(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "_.+-".indexOf(c) >= 0;
  }

  private static String browser(String field) {
    for (int i = 0; i < BROWSERS.size(); i++) {
      String version = BROWSERS.get(i).versionIn(field);
      if (!version.isEmpty()) {
        return BROWSERS.get(i).name() + '/' + version;
      }
    }
    return "other browser";
  }

  /**
   * A browser, and the texts that identify it.
   *
   * @param mark is in the field
   * @param label precedes the version
   */
  private record Browser(String name, String mark, String label) {

    Browser(String name, String mark) {
      this(name, mark, mark);
    }

    /** The major version; empty if the field is not of this browser. */
    String versionIn(String field) {
      if (!field.contains(mark)) {
        return "";
      }
      int next = field.indexOf(label);
      while (next >= 0) {
        int start = next + label.length();
        int end = endOfDigits(field, start);
        if (end > start) {
          return field.substring(start, end);
        }
        next = field.indexOf(label, start);
      }
      return "";
    }

    private static int endOfDigits(String field, int start) {
      int end = start;
      while (end < field.length()
          && end - start < MOST_DIGITS
          && field.charAt(end) >= '0'
          && field.charAt(end) <= '9') {
        end++;
      }
      return end;
    }
  }
}
