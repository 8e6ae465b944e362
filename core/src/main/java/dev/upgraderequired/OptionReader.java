package dev.upgraderequired;

import dev.upgraderequired.text.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads options by name, and keeps all that is wrong with them until the end. */
final class OptionReader {

  /** The value, or the item of it, that a message is about, at its beginning. */
  private static final Pattern QUOTATION = Pattern.compile("(?s)\"(.*)\"(?= (is|has) )");

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
    return read(name, byDefault, parser, (message, value) -> asWritten(message, value));
  }

  /**
   * The value of an option that is a secret: no message quotes any of it.
   *
   * @param parser does not quote it either
   */
  <T> T readSecret(String name, T byDefault, Function<String, T> parser) {
    return read(name, byDefault, parser, (message, value) -> withoutQuotation(message));
  }

  private <T> T read(
      String name, T byDefault, Function<String, T> parser, BinaryOperator<String> inWords) {
    known.add(name);
    String value = given.get(name);
    if (value == null) {
      return byDefault;
    }
    try {
      return parser.apply(notEmpty(resolved(value)));
    } catch (IllegalArgumentException e) {
      mistake(named(name) + ": " + inWords.apply(String.valueOf(e.getMessage()), value));
      return byDefault;
    }
  }

  /** The same, where {@code none} is as good as no value. */
  <T> Optional<T> readOptional(String name, Function<String, T> parser) {
    return read(name, Optional.empty(), value -> optional(value, parser));
  }

  static <T> Optional<T> optional(String value, Function<String, T> parser) {
    return value.equalsIgnoreCase(InitParameters.NONE)
        ? Optional.empty()
        : Optional.of(parser.apply(value));
  }

  /** Whether a value is given, right or wrong, that is not {@code none}. */
  boolean has(String name) {
    String value = given.get(name);
    return value != null && !isNone(value);
  }

  private boolean isNone(String value) {
    try {
      return resolved(value).equalsIgnoreCase(InitParameters.NONE);
    } catch (IllegalArgumentException notAPlaceholder) {
      return false;
    }
  }

  private String resolved(String value) {
    return placeholders.replaceIn(value).strip();
  }

  /** The name of an option as whoever gives it writes it. */
  String named(String name) {
    return prefix + name;
  }

  /** Keeps a mistake that shows only beside other options. */
  void mistakeIf(boolean wrong, String name, String message) {
    if (wrong) {
      mistake(named(name) + ": " + message);
    }
  }

  /** Keeps a mistake, in one line whatever it quotes. */
  void mistake(String message) {
    mistakes.add(Printable.of(message));
  }

  private static String withoutQuotation(String message) {
    return message.startsWith("\"") && !message.startsWith("\"\"")
        ? "the value has a placeholder that is not right; use ${env.NAME} or ${sys.name}"
        : message;
  }

  // What has come out of a placeholder may be a secret that was meant for something else.
  private static String asWritten(String message, String value) {
    Matcher quotation = QUOTATION.matcher(message);
    if (!quotation.lookingAt()) {
      return message;
    }
    String quoted = Printable.shortened(value.contains("${") ? value : quotation.group(1));
    return '"' + quoted + '"' + message.substring(quotation.end());
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
    mistake(prefix + Printable.shortened(name) + ": unknown option; " + nearMiss);
  }
}
