package dev.upgraderequired.internal.accept;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * An element of {@code Accept} or {@code Accept-Language} with its weight (RFC 9110 §12.4.2).
 *
 * @param value in lower case, without parameters
 * @param weight from 0, which means not acceptable, to 1
 * @param index the position in the field, from 0
 */
public record WeightedElement(String value, double weight, int index) {

  /** By descending weight, then in the order of the field. */
  static final Comparator<WeightedElement> BY_PREFERENCE =
      Comparator.<WeightedElement>comparingDouble(element -> -element.weight())
          .thenComparingInt(WeightedElement::index);

  /**
   * How many elements of a field are looked at; later ones are ignored. Browsers send at most ten
   * or so, and the work for a field that a client makes up stays small.
   */
  static final int MOST_ELEMENTS = 32;

  /** The most decimals of a weight (RFC 9110 §12.4.2). */
  private static final int MOST_DECIMALS = 3;

  /**
   * Parses the first {@link #MOST_ELEMENTS} of a list (RFC 9110 §5.6.1.2). Elements that are empty,
   * or have an invalid value or weight, are ignored.
   */
  static List<WeightedElement> parse(String field, Predicate<String> isValid) {
    List<WeightedElement> elements = new ArrayList<>();
    Parts parts = new Parts(field, ',', 0, field.length());
    for (int seen = 0; seen < MOST_ELEMENTS && parts.next(); seen += parts.isEmpty() ? 0 : 1) {
      int endOfValue = indexOf(';', field, parts.start(), parts.end());
      String value = stripped(field, parts.start(), endOfValue);
      double weight = weight(field, endOfValue, parts.end());
      if (weight >= 0 && isValid.test(value)) {
        elements.add(new WeightedElement(value.toLowerCase(Locale.ROOT), weight, elements.size()));
      }
    }
    return elements;
  }

  /** The value of the first parameter q; 1 without one, and negative if it is malformed. */
  private static double weight(String field, int start, int end) {
    Parts parameters = new Parts(field, ';', start + 1, end);
    while (parameters.next()) {
      int equals = indexOf('=', field, parameters.start(), parameters.end());
      if (equals < parameters.end() && isQ(field, parameters.start(), equals)) {
        return parsedWeight(field, equals + 1, parameters.end());
      }
    }
    return 1;
  }

  private static boolean isQ(String field, int start, int end) {
    boolean isFound = false;
    for (int i = start; i < end; i++) {
      char c = field.charAt(i);
      if (!isWhitespace(c)) {
        if (isFound || (c != 'q' && c != 'Q')) {
          return false;
        }
        isFound = true;
      }
    }
    return isFound;
  }

  /** The index of a character between two others; the end if it is not there. */
  private static int indexOf(char c, String text, int start, int end) {
    int i = start;
    while (i < end && text.charAt(i) != c) {
      i++;
    }
    return i;
  }

  // Not a regular expression and Double.parseDouble, which take longer than all the rest. Java 8
  // and others leave out the zero before the dot.
  private static double parsedWeight(String field, int from, int to) {
    int start = skipWhitespace(field, from, to);
    int end = to;
    while (start < end && isWhitespace(field.charAt(end - 1))) {
      end--;
    }
    int dot = start < end && field.charAt(start) == '.' ? start : start + 1;
    boolean isMalformed =
        start == end
            || (dot == start && end == start + 1)
            || end > dot + 1 + MOST_DECIMALS
            || (dot > start && field.charAt(start) != '0' && field.charAt(start) != '1')
            || (end > dot && field.charAt(dot) != '.');
    int thousandths = isMalformed ? -1 : thousandths(field, dot + 1, end);
    if (thousandths < 0 || field.charAt(start) != '1') {
      return thousandths / 1000.0;
    }
    return thousandths == 0 ? 1 : -1;
  }

  private static int skipWhitespace(String text, int from, int to) {
    int i = from;
    while (i < to && isWhitespace(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /** The decimals of a weight; negative if they are malformed. */
  private static int thousandths(String field, int start, int end) {
    int thousandths = 0;
    for (int i = start; i < start + MOST_DECIMALS; i++) {
      char digit = i < end ? field.charAt(i) : '0';
      if (digit < '0' || digit > '9') {
        return -1;
      }
      thousandths = thousandths * 10 + digit - '0';
    }
    return thousandths;
  }

  /** A part without optional whitespace (OWS, RFC 9110 §5.6.3) at both ends. */
  private static String stripped(String text, int from, int to) {
    int start = skipWhitespace(text, from, to);
    int end = to;
    while (start < end && isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isWhitespace(char c) {
    return c == ' ' || c == '\t';
  }
}
