package dev.upgraderequired.internal.accept;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.regex.Pattern;

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

  /** A weight; Java 8 and others leave out the zero before the dot. */
  private static final Pattern WEIGHT = Pattern.compile("0?\\.\\d{1,3}|0\\.?|1(\\.0{0,3})?");

  /**
   * Parses a list (RFC 9110 §5.6.1.2). Only elements that are empty, or have an invalid value or
   * weight, are ignored.
   */
  static List<WeightedElement> parse(String field, Predicate<String> isValid) {
    List<WeightedElement> elements = new ArrayList<>();
    for (String element : split(field, ',')) {
      List<String> parts = split(element, ';');
      String value = stripWhitespace(parts.get(0)).toLowerCase(Locale.ROOT);
      OptionalDouble weight = weight(parts);
      if (weight.isPresent() && isValid.test(value)) {
        elements.add(new WeightedElement(value, weight.getAsDouble(), elements.size()));
      }
    }
    return elements;
  }

  private static OptionalDouble weight(List<String> parts) {
    for (String parameter : parts.subList(1, parts.size())) {
      int equals = parameter.indexOf('=');
      if (equals >= 0 && stripWhitespace(parameter.substring(0, equals)).equalsIgnoreCase("q")) {
        String q = stripWhitespace(parameter.substring(equals + 1));
        return WEIGHT.matcher(q).matches()
            ? OptionalDouble.of(Double.parseDouble(q))
            : OptionalDouble.empty();
      }
    }
    return OptionalDouble.of(1);
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

  /** Splits at separators outside quoted strings (RFC 9110 §5.6.4), in one pass. */
  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    int lastQuote = text.lastIndexOf('"');
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == separator) {
        parts.add(text.substring(start, i));
        start = i + 1;
      } else if (text.charAt(i) == '"' && i < lastQuote) {
        int end = endOfQuotedString(text, i);
        // Without a closing quote, neither this nor any later quote begins a quoted string.
        lastQuote = end < 0 ? -1 : lastQuote;
        i = Math.max(i, end);
      }
    }
    parts.add(text.substring(start));
    return parts;
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
