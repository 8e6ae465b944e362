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
    for (String element : split(field, ',', MOST_ELEMENTS)) {
      int end = element.indexOf(';');
      String value = stripWhitespace(end < 0 ? element : element.substring(0, end));
      double weight = end < 0 ? 1 : weight(split(element.substring(end), ';', MOST_ELEMENTS));
      if (weight >= 0 && isValid.test(value)) {
        elements.add(new WeightedElement(value.toLowerCase(Locale.ROOT), weight, elements.size()));
      }
    }
    return elements;
  }

  /** The value of the first parameter q; 1 without one, and negative if it is malformed. */
  private static double weight(List<String> parameters) {
    for (String parameter : parameters) {
      int equals = parameter.indexOf('=');
      if (equals >= 0 && stripWhitespace(parameter.substring(0, equals)).equalsIgnoreCase("q")) {
        return parsedWeight(stripWhitespace(parameter.substring(equals + 1)));
      }
    }
    return 1;
  }

  // Not a regular expression and Double.parseDouble, which take longer than all the rest. Java 8
  // and others leave out the zero before the dot.
  private static double parsedWeight(String q) {
    int dot = q.startsWith(".") ? 0 : 1;
    boolean isMalformed =
        q.isEmpty()
            || q.equals(".")
            || q.length() > dot + 1 + MOST_DECIMALS
            || (dot == 1 && q.charAt(0) != '0' && q.charAt(0) != '1')
            || (q.length() > dot && q.charAt(dot) != '.');
    int thousandths = isMalformed ? -1 : thousandths(q, dot + 1);
    if (thousandths < 0 || q.charAt(0) != '1') {
      return thousandths / 1000.0;
    }
    return thousandths == 0 ? 1 : -1;
  }

  /** The decimals from an index on; negative if they are malformed. */
  private static int thousandths(String q, int start) {
    int thousandths = 0;
    for (int i = start; i < start + MOST_DECIMALS; i++) {
      char digit = i < q.length() ? q.charAt(i) : '0';
      if (digit < '0' || digit > '9') {
        return -1;
      }
      thousandths = thousandths * 10 + digit - '0';
    }
    return thousandths;
  }

  /** Removes optional whitespace (OWS, RFC 9110 §5.6.3) at both ends. */
  private static String stripWhitespace(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isWhitespace(text.charAt(start))) {
      start++;
    }
    while (start < end && isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isWhitespace(char c) {
    return c == ' ' || c == '\t';
  }

  /**
   * The first parts that are not empty, split at separators outside quoted strings (RFC 9110
   * §5.6.4), in one pass.
   */
  private static List<String> split(String text, char separator, int limit) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    int lastQuote = text.lastIndexOf('"');
    for (int i = 0; i < text.length() && parts.size() < limit; i++) {
      if (text.charAt(i) == separator) {
        addPart(text, start, i, parts);
        start = i + 1;
      } else if (text.charAt(i) == '"' && i < lastQuote) {
        int end = endOfQuotedString(text, i);
        // Without a closing quote, neither this nor any later quote begins a quoted string.
        lastQuote = end < 0 ? -1 : lastQuote;
        i = Math.max(i, end);
      }
    }
    if (parts.size() < limit) {
      addPart(text, start, text.length(), parts);
    }
    return parts;
  }

  private static void addPart(String text, int start, int end, List<String> parts) {
    if (start < end) {
      parts.add(text.substring(start, end));
    }
  }

  private static int endOfQuotedString(String text, int start) {
    for (int i = start + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        return i;
      }
      if (c == '\\') {
        i++;
      }
    }
    return -1;
  }
}
