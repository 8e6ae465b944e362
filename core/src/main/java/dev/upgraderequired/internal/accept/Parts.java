package dev.upgraderequired.internal.accept;

/**
 * Iterates over the parts of a text between separators outside quoted strings (RFC 9110 §5.6.4), in
 * one pass and without copies.
 */
final class Parts {

  private final String text;
  private final char separator;
  private final int limit;
  private boolean mayHaveQuotedStrings = true;
  private int start;
  private int end;

  /** Before the first part of the text from one index up to another. */
  Parts(String text, char separator, int from, int limit) {
    this.text = text;
    this.separator = separator;
    this.limit = limit;
    end = from - 1;
  }

  /** Moves to the next part; false if there is none. */
  boolean next() {
    if (end >= limit) {
      return false;
    }
    start = end + 1;
    int i = start;
    while (i < limit && text.charAt(i) != separator) {
      i = text.charAt(i) == '"' && mayHaveQuotedStrings ? endOfQuotedString(i) + 1 : i + 1;
    }
    end = Math.min(i, limit);
    return true;
  }

  /** The index of the closing quote; that of the opening one if there is none. */
  private int endOfQuotedString(int opening) {
    for (int i = opening + 1; i < limit; i++) {
      char c = text.charAt(i);
      if (c == '"') {
        return i;
      }
      if (c == '\\') {
        i++;
      }
    }
    // Neither this nor any later quote begins a quoted string.
    mayHaveQuotedStrings = false;
    return opening;
  }

  /** Where this part starts. */
  int start() {
    return start;
  }

  /** Where this part ends, exclusively. */
  int end() {
    return end;
  }

  boolean isEmpty() {
    return start == end;
  }
}
