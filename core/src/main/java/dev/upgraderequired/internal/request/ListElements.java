package dev.upgraderequired.internal.request;

/**
 * Iterates over the elements of one line of a list-based field (RFC 9110 §5.6.1), in one pass and
 * without copies. Empty elements are skipped.
 */
final class ListElements {

  private final String line;
  private int start;
  private int end;
  private int next;

  /** Before the first element. */
  ListElements(String line) {
    this.line = line;
  }

  /** Moves to the next element; false if there is none. */
  boolean next() {
    while (next <= line.length()) {
      start = next;
      int comma = line.indexOf(',', next);
      end = comma < 0 ? line.length() : comma;
      next = end + 1;
      strip();
      if (start < end) {
        return true;
      }
    }
    return false;
  }

  private void strip() {
    while (start < end && Character.isWhitespace(line.charAt(start))) {
      start++;
    }
    while (start < end && Character.isWhitespace(line.charAt(end - 1))) {
      end--;
    }
  }

  /** Whether this element is a text, ignoring case. */
  boolean is(String text) {
    return end - start == text.length() && line.regionMatches(true, start, text, 0, end - start);
  }

  String text() {
    return line.substring(start, end);
  }
}
