package dev.upgraderequired.negotiation;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A field in which a proxy tells one thing about its client. */
record ForwardedField(String name) {

  private static final int LONGEST_VALUE = 100;

  /**
   * The value, if there is exactly one line of the field, and it is no list. Which of two a proxy
   * has set, and which its client, nobody can tell.
   */
  Optional<String> in(HttpServletRequest own) {
    Enumeration<String> lines = own.getHeaders(name);
    if (lines == null || !lines.hasMoreElements()) {
      return Optional.empty();
    }
    String only = lines.nextElement();
    return lines.hasMoreElements() || !isOneValue(only)
        ? Optional.empty()
        : Optional.of(unquoted(only.strip()));
  }

  private static boolean isOneValue(String line) {
    return line.length() <= LONGEST_VALUE && line.indexOf(',') < 0 && line.indexOf(';') < 0;
  }

  private static String unquoted(String value) {
    return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
        ? value.substring(1, value.length() - 1)
        : value;
  }

  /** Whether it is there, and not as one value. */
  boolean isAmbiguousIn(HttpServletRequest own) {
    List<String> lines = lines(own);
    return lines.size() > 1 || !lines.stream().allMatch(ForwardedField::isOneValue);
  }

  /** Whether a value is the only one, or one of those that there are. */
  boolean mentions(String value, HttpServletRequest own) {
    return lines(own).stream()
        .flatMap(line -> Stream.of(line.split(",")))
        .anyMatch(element -> unquoted(element.strip()).equalsIgnoreCase(value));
  }

  private List<String> lines(HttpServletRequest own) {
    Enumeration<String> lines = own.getHeaders(name);
    return lines == null ? List.of() : Collections.list(lines);
  }

  /** What is wrong with it, in words to stand behind "sent"; for when its value is of no use. */
  String fault(HttpServletRequest own) {
    List<String> values = lines(own);
    if (values.isEmpty()) {
      return "no " + name;
    }
    return values.size() > 1
        ? "%d lines of %s".formatted(values.size(), name)
        : "%s: %s, which is not understood".formatted(name, quoted(values.get(0)));
  }

  // It may be a client's own text, and goes into a log.
  private static String quoted(String value) {
    String harmless = value.replaceAll("[^ -~]|\\$", "?").replace('"', '\'');
    return '"' + harmless.substring(0, Math.min(harmless.length(), 40)) + '"';
  }
}
