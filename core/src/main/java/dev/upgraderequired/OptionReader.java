package dev.upgraderequired;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;

/** Reads options by name, and keeps all that is wrong with them until the end. */
final class OptionReader {

  private final Map<String, String> given;
  private final String prefix;
  private final Placeholders placeholders;
  private final Set<String> known = new TreeSet<>();
  private final List<String> mistakes = new ArrayList<>();

  OptionReader(Map<String, String> given, String prefix, Placeholders placeholders) {
    this.given = given;
    this.prefix = prefix;
    this.placeholders = placeholders;
  }

  /**
   * The value of an option.
   *
   * @param parser throws IllegalArgumentException with a message that quotes the value and says
   *     what would be accepted
   */
  <T> T read(String name, T byDefault, Function<String, T> parser) {
    known.add(name);
    String value = given.get(name);
    if (value == null) {
      return byDefault;
    }
    try {
      return parser.apply(notEmpty(placeholders.replaceIn(value).strip()));
    } catch (IllegalArgumentException e) {
      mistakes.add(prefix + name + ": " + asWritten(String.valueOf(e.getMessage()), value));
      return byDefault;
    }
  }

  /** Whether a value is given, right or wrong. */
  boolean has(String name) {
    return given.containsKey(name);
  }

  /** Keeps a mistake that shows only beside other options. */
  void mistakeIf(boolean wrong, String name, String message) {
    if (wrong) {
      mistakes.add(prefix + name + ": " + message);
    }
  }

  // What has come out of a placeholder may be a secret that was meant for something else.
  private static String asWritten(String message, String value) {
    return value.contains("${") && message.startsWith("\"")
        ? message.replaceFirst(
            "(?s)^\".*\"(?= (is|has) )", Matcher.quoteReplacement("\"" + value + "\""))
        : message;
  }

  private static String notEmpty(String value) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException(
          "\"\" is empty; give a value, or leave the option out for its default");
    }
    return value;
  }

  /**
   * @throws IllegalArgumentException if anything was wrong, with all of it in the message
   */
  void finish() {
    given.keySet().stream().filter(name -> !known.contains(name)).sorted().forEach(this::unknown);
    if (!mistakes.isEmpty()) {
      throw new IllegalArgumentException(
          "UpgradeRequiredFilter does not start, because of its options:\n  "
              + String.join("\n  ", mistakes));
    }
  }

  // Only the name: the value of what was meant for something else may be a secret.
  private void unknown(String name) {
    String nearMiss =
        NearMiss.of(name, known)
            .map(meant -> "did you mean " + prefix + meant + "?")
            .orElse("known are " + String.join(", ", known));
    mistakes.add(prefix + name + ": unknown option; " + nearMiss);
  }
}
