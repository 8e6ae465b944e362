package dev.upgraderequired.internal.refusal;

import dev.upgraderequired.internal.text.Resource;
import java.util.List;

/**
 * Browsers and crawlers by their {@code User-Agent} (RFC 9110 §10.1.5), as listed in text files.
 */
final class KnownAgents {

  private static final List<String> BROWSERS = Resource.lines(KnownAgents.class, "browsers.txt");
  private static final List<String> CRAWLERS = Resource.lines(KnownAgents.class, "crawlers.txt");

  private KnownAgents() {}

  /** Whether it is a browser, or a program that claims to be one. */
  static boolean isBrowser(String userAgent) {
    if (userAgent.startsWith("Mozilla/")) {
      return true;
    }
    for (int i = 0; i < BROWSERS.size(); i++) {
      if (userAgent.startsWith(BROWSERS.get(i))) {
        return true;
      }
    }
    return false;
  }

  /** Whether it is a crawler of a search engine, or a program that claims to be one. */
  static boolean isCrawler(String userAgent) {
    for (String name : CRAWLERS) {
      if (userAgent.contains(name)) {
        return true;
      }
    }
    return false;
  }
}
