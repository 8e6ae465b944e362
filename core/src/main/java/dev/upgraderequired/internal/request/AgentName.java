package dev.upgraderequired.internal.request;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name and major version of client software, for counting: {@code curl/7.29.0}, {@code
 * Chrome/63}.
 */
public final class AgentName {

  private static final int LONGEST = 40;

  /** In order of precedence: most browsers also name others for compatibility. */
  private static final List<Browser> BROWSERS =
      List.of(
          new Browser("Edge", "Edg", "(?:e|A|iOS)?/(\\d{1,4})"),
          new Browser("Opera", "OPR/", "(\\d{1,4})"),
          new Browser("SamsungBrowser", "SamsungBrowser/", "(\\d{1,4})"),
          new Browser("Firefox", "Firefox/", "(\\d{1,4})"),
          new Browser("Firefox", "FxiOS/", "(\\d{1,4})"),
          new Browser("Chrome", "Chrome/", "(\\d{1,4})"),
          new Browser("Chrome", "CriOS/", "(\\d{1,4})"),
          new Browser("PowerShell", "PowerShell/", "(\\d{1,4})"),
          new Browser("Android", "Android ", "(\\d{1,4})"),
          new Browser("MSIE", "MSIE ", "(\\d{1,4})"),
          new Browser("MSIE", "Trident/", ".{0,200}rv:(\\d{1,4})"),
          new Browser("Safari", "Version/", "(\\d{1,4}).{0,100}Safari/"),
          new Browser("iOS", "OS ", "(\\d{1,4})_[\\d_]{1,9} like Mac OS X"));

  private static final Pattern FIRST_PRODUCT = Pattern.compile("[\\w.+-]{1,40}(/[\\w.+-]{1,40})?");

  private AgentName() {}

  /** The name and version in a {@code User-Agent} field (RFC 9110 §10.1.5). */
  public static String of(@Nullable String field) {
    if (field == null || field.isBlank()) {
      return "none";
    }
    String start = field.substring(0, Math.min(field.length(), RequestLimits.LONGEST_FIELD));
    if (start.startsWith("Mozilla/")) {
      return browser(start);
    }
    Matcher product = FIRST_PRODUCT.matcher(start);
    return product.lookingAt()
        ? product.group().substring(0, Math.min(product.end(), LONGEST))
        : "other";
  }

  private static String browser(String field) {
    for (Browser browser : BROWSERS) {
      Optional<String> version = browser.versionIn(field);
      if (version.isPresent()) {
        return browser.name() + '/' + version.get();
      }
    }
    return "other browser";
  }

  /** A browser, the text that identifies it, and a pattern that captures its version. */
  private record Browser(String name, String mark, Pattern version) {

    Browser(String name, String mark, String rest) {
      this(name, mark, Pattern.compile(Pattern.quote(mark) + rest));
    }

    Optional<String> versionIn(String field) {
      // Cheaper than the pattern, which mostly would not match.
      if (!field.contains(mark)) {
        return Optional.empty();
      }
      Matcher matcher = version.matcher(field);
      return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
  }
}
