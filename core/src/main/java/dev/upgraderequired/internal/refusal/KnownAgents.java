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
    return userAgent.startsWith("Mozilla/") || BROWSERS.stream().anyMatch(userAgent::startsWith);
  }

  /** Whether it is a crawler of a search engine, or a program that claims to be one. */
  static boolean isCrawler(String userAgent) {
    return CRAWLERS.stream().anyMatch(userAgent::contains);
  }
}
