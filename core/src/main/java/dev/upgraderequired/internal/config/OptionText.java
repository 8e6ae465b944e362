package dev.upgraderequired.internal.config;

import dev.upgraderequired.internal.text.Printable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Reads options from text: init-params, context-params, or any other map. */
public final class OptionText {

  private static final String NONE = "none";

  private final Map<String, String> given;
  private final Placeholders placeholders;

  public OptionText(Map<String, String> given, Placeholders placeholders) {
    this.given = Map.copyOf(given);
    this.placeholders = placeholders;
  }

  /** Reads those of the options that are given. Reports values that are not accepted. */
  public Options read(List<OptionKey<?>> options, Mistakes mistakes) {
    Map<OptionKey<?>, Object> values = new HashMap<>();
    Set<OptionKey<?>> rejected = new HashSet<>();
    readEach(
        options,
        values::put,
        (option, message) -> {
          rejected.add(option);
          mistakes.add(option, message);
        });
    return new Options(values, rejected);
  }

  /** Hands over those of the options that are given: their values, or what is wrong with them. */
  public void readEach(
      List<OptionKey<?>> options,
      BiConsumer<OptionKey<?>, Object> accepted,
      BiConsumer<OptionKey<?>, String> rejected) {
    for (OptionKey<?> option : options) {
      String text = given.get(option.name());
      if (text != null) {
        try {
          accepted.accept(option, option.parser().apply(notEmpty(resolved(text))));
        } catch (IllegalArgumentException e) {
          rejected.accept(option, String.valueOf(e.getMessage()));
        }
      }
    }
  }

  /** Reports names that are none of these options. */
  public void checkNames(List<OptionKey<?>> options, String prefix, Mistakes mistakes) {
    Set<String> known = new TreeSet<>();
    for (OptionKey<?> option : options) {
      known.add(option.name());
    }
    for (String name : new TreeSet<>(given.keySet())) {
      if (!known.contains(name)) {
        mistakes.add(prefix + Printable.shortened(name), unknown(name, known, prefix));
      }
    }
  }

  // Not the value, which may be a secret that was meant for something else.
  private static String unknown(String name, Set<String> known, String prefix) {
    return "unknown option; "
        + NearMiss.of(name, known)
            .map(meant -> "did you mean " + prefix + meant + "?")
            .orElse("known are " + String.join(", ", known));
  }

  private String resolved(String text) {
    return placeholders.replaceIn(text).strip();
  }

  private static String notEmpty(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException(
          "\"\" is empty; give a value, or leave the option out for its default");
    }
    return text;
  }

  static boolean isNone(String text) {
    return text.equalsIgnoreCase(NONE);
  }

  /** The items of a list, which are separated by commas; {@code none} is an empty list. */
  public static List<String> list(String text) {
    if (isNone(text)) {
      return List.of();
    }
    List<String> items = Stream.of(text.split(",", -1)).map(String::strip).toList();
    if (items.contains("")) {
      throw notAccepted(text, "a list without gaps", "one comma between two items");
    }
    return items;
  }

  public static IllegalArgumentException notAccepted(String text, String what, String accepted) {
    return new IllegalArgumentException(
        String.format(Locale.ROOT, "\"%s\" is not %s; use %s", Printable.of(text), what, accepted));
  }
}
