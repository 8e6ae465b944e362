package dev.upgraderequired.internal.field;

import dev.upgraderequired.internal.cache.LazyPattern;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;

/** The value of a {@code Strict-Transport-Security} field (RFC 6797 §6.1). */
public final class StrictTransportSecurity {

  /** The name of the field. */
  public static final String NAME = "Strict-Transport-Security";

  private static final String MAX_AGE = "max-age";
  private static final String INCLUDE_SUBDOMAINS = "includesubdomains";
  private static final String PRELOAD = "preload";

  /** What lists of preloaded sites require, in seconds: a year. */
  private static final long MIN_PRELOAD_AGE = 31_536_000;

  private static final LazyPattern DIRECTIVE =
      new LazyPattern("(?i)(max-age)=(\"?)(\\d{1,10})\\2|includeSubDomains|preload");

  /** As files have it around values that are written over several lines. */
  private static final String SEPARATOR = "[ \\t\\r\\n]*;[ \\t\\r\\n]*";

  private StrictTransportSecurity() {}

  /**
   * Checks a configured value. Returns it in one line.
   *
   * @throws IllegalArgumentException if it has no {@code max-age}, an unknown or repeated
   *     directive, or {@code preload} without what lists of preloaded sites require
   */
  public static String parse(String value) {
    Map<String, Long> directives = directives(value);
    if (!directives.containsKey(MAX_AGE)) {
      throw notAccepted(value);
    }
    if (directives.containsKey(PRELOAD)
        && (directives.get(MAX_AGE) < MIN_PRELOAD_AGE
            || !directives.containsKey(INCLUDE_SUBDOMAINS))) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "\"%s\" has preload, which needs includeSubDomains and a max-age of at least %d",
              value,
              MIN_PRELOAD_AGE));
    }
    return String.join("; ", value.split(SEPARATOR, -1));
  }

  private static Map<String, Long> directives(String value) {
    Map<String, Long> directives = new LinkedHashMap<>();
    for (String directive : value.split(SEPARATOR, -1)) {
      Matcher matcher = DIRECTIVE.matcher(directive);
      if (!matcher.matches()) {
        throw notAccepted(value);
      }
      boolean isMaxAge = matcher.group(1) != null;
      String name = isMaxAge ? MAX_AGE : directive.toLowerCase(Locale.ROOT);
      long argument = isMaxAge ? Long.parseLong(matcher.group(3)) : 0;
      if (directives.put(name, argument) != null) {
        throw notAccepted(value);
      }
    }
    return directives;
  }

  private static IllegalArgumentException notAccepted(String value) {
    return new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "\"%s\" is not a Strict-Transport-Security value; use max-age=SECONDS, and, if they"
                + " apply, includeSubDomains and preload, separated by semicolons",
            value));
  }
}
