package dev.upgraderequired.internal.text;

import java.util.Locale;

/** Escapes untrusted text for messages and logs, so that it cannot forge or hide lines. */
public final class Printable {

  private static final int MAX_LENGTH = 100;
  private static final int MAX_QUOTED_LENGTH = 40;

  private Printable() {}

  /**
   * The text with invisible characters escaped as in Java: line breaks, control characters and
   * bidirectional formatting ({@code \n}, {@code \u001B}, {@code \u202E}).
   */
  public static String of(String text) {
    if (text.codePoints().noneMatch(Printable::isHidden)) {
      return text;
    }
    StringBuilder printable = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(c -> printable.append(isHidden(c) ? escaped(c) : Character.toString(c)));
    return printable.toString();
  }

  /** The text; if it is long, its beginning and its length. */
  public static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= MAX_LENGTH
        ? text
        : String.format(
            Locale.ROOT,
            "%s... (%d characters)",
            text.substring(0, text.offsetByCodePoints(0, MAX_LENGTH)),
            text.codePointCount(0, text.length()));
  }

  /** The beginning of a text that a client may choose, in ASCII and quotation marks. */
  public static String quoted(String text) {
    String start = text.substring(0, Math.min(text.length(), MAX_QUOTED_LENGTH));
    return '"' + start.replaceAll("[^ -~]|\\$", "?").replace('"', '\'') + '"';
  }

  private static boolean isHidden(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }

  private static String escaped(int c) {
    return switch (c) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> {
        StringBuilder units = new StringBuilder();
        for (char unit : Character.toChars(c)) {
          units.append(String.format(Locale.ROOT, "\\u%04X", (int) unit));
        }
        yield units.toString();
      }
    };
  }
}
