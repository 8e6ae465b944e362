package dev.upgraderequired.internal.field;

/** The {@code token} rule (RFC 9110 §5.6.2): names of fields, protocols, parameters and types. */
public final class Token {

  /** As a regular expression. */
  public static final String REGEX = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

  private static final String PUNCTUATION = "!#$%&'*+.^_`|~-";

  private Token() {}

  /** Whether a part of a text is a token. */
  public static boolean isToken(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      boolean isAlphanumeric =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!isAlphanumeric && PUNCTUATION.indexOf(c) < 0) {
        return false;
      }
    }
    return start < end;
  }
}
