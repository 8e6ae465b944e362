package dev.upgraderequired;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a client calls itself, short enough to be counted: {@code curl/7.29.0}, {@code Chrome/63}.
 */
final class AgentName {

  private static final int LONGEST = 40;
  private static final int LONGEST_FIELD = 1000;

  /** Browsers name others too: the first of these that is found is the one. */
  private static final Map<String, Pattern> BROWSERS = browsers();

  private static final Pattern FIRST_PRODUCT = Pattern.compile("[\\w.+-]{1,40}(/[\\w.+-]{1,40})?");

  private AgentName() {}

  private static Map<String, Pattern> browsers() {
    Map<String, Pattern> browsers = new LinkedHashMap<>();
    browsers.put("Edge", Pattern.compile("Edg(?:e|A|iOS)?/(\\d{1,4})"));
    browsers.put("Opera", Pattern.compile("OPR/(\\d{1,4})"));
    browsers.put("SamsungBrowser", Pattern.compile("SamsungBrowser/(\\d{1,4})"));
    browsers.put("Firefox", Pattern.compile("(?:Firefox|FxiOS)/(\\d{1,4})"));
    browsers.put("Chrome", Pattern.compile("(?:Chrome|CriOS)/(\\d{1,4})"));
    browsers.put("PowerShell", Pattern.compile("PowerShell/(\\d{1,4})"));
    browsers.put("Android", Pattern.compile("Android (\\d{1,4})"));
    browsers.put("MSIE", Pattern.compile("(?:MSIE |Trident/.{0,200}rv:)(\\d{1,4})"));
    browsers.put("Safari", Pattern.compile("Version/(\\d{1,4}).{0,100}Safari/"));
    browsers.put("iOS", Pattern.compile("OS (\\d{1,4})_[\\d_]{1,9} like Mac OS X"));
    return browsers;
  }

  /** The name and version in a {@code User-Agent} field (RFC 9110 §10.1.5). */
  static String of(@Nullable String field) {
    if (field == null || field.isBlank()) {
      return "none";
    }
    String start = field.substring(0, Math.min(field.length(), LONGEST_FIELD));
    if (start.startsWith("Mozilla/")) {
      return browser(start);
    }
    Matcher product = FIRST_PRODUCT.matcher(start);
    return product.lookingAt()
        ? product.group().substring(0, Math.min(product.end(), LONGEST))
        : "other";
  }

  private static String browser(String field) {
    for (Map.Entry<String, Pattern> browser : BROWSERS.entrySet()) {
      Matcher version = browser.getValue().matcher(field);
      if (version.find()) {
        return browser.getKey() + '/' + version.group(1);
      }
    }
    return "other browser";
  }
}
