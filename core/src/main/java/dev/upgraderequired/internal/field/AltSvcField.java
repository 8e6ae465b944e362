package dev.upgraderequired.internal.field;

import dev.upgraderequired.internal.cache.LazyPattern;
import java.util.Locale;

/** The value of an {@code Alt-Svc} field (RFC 7838 §3). */
public final class AltSvcField {

  private static final String QUOTED = "\"[\\x20\\x21\\x23-\\x5B\\x5D-\\x7E]*\"";
  private static final String AUTHORITY = "\"[A-Za-z0-9.\\[\\]:_-]*:\\d{1,5}\"";
  private static final String PARAMETER =
      "[ \\t]*;[ \\t]*" + Token.REGEX + "=(" + Token.REGEX + "|" + QUOTED + ")";
  private static final String ALTERNATIVE = Token.REGEX + "=" + AUTHORITY + "(" + PARAMETER + ")*";
  private static final LazyPattern VALUE =
      new LazyPattern("clear|" + ALTERNATIVE + "([ \\t]*,[ \\t]*" + ALTERNATIVE + ")*");

  private AltSvcField() {}

  /**
   * Checks a configured value.
   *
   * @throws IllegalArgumentException if it does not match the grammar of RFC 7838 §3
   */
  public static String parse(String value) {
    if (!VALUE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "\"%s\" is not an Alt-Svc value; use one such as h3=\":443\"; ma=86400",
              value));
    }
    return value;
  }
}
