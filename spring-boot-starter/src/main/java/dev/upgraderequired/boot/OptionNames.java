package dev.upgraderequired.boot;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Names of options as the filter writes them, {@code minimumTls}, and as properties. */
final class OptionNames {

  /** Properties of the starter that are no options of the filter. */
  private static final List<String> NO_OPTIONS = List.of("enabled", "order");

  private static final Pattern UPPER_CASE = Pattern.compile("\\p{Lu}");
  private static final Pattern DASH = Pattern.compile("-(.)");

  /** Words and quotations, in which words are the user's. */
  private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|\\w+");

  private OptionNames() {}

  /** All options, by their names in the filter. */
  static List<String> all() {
    return Stream.of(UpgradeRequiredProperties.class.getRecordComponents())
        .map(component -> component.getName())
        .filter(name -> !NO_OPTIONS.contains(name))
        .toList();
  }

  /** {@code minimum-tls}. */
  static String dashed(String option) {
    return UPPER_CASE
        .matcher(option)
        .replaceAll(letter -> "-" + letter.group().toLowerCase(Locale.ROOT));
  }

  /** {@code upgrade-required.minimum-tls}. */
  static String property(String option) {
    return UpgradeRequiredProperties.PREFIX + "." + dashed(option);
  }

  /** {@code minimumTls}, of {@code minimum-tls}. */
  static String camelCase(String dashed) {
    return DASH.matcher(dashed)
        .replaceAll(letter -> Matcher.quoteReplacement(letter.group(1).toUpperCase(Locale.ROOT)));
  }

  /** A message of the filter, with options in it named as properties. */
  static String inMessage(String message) {
    List<String> options = all();
    return WORD.matcher(message)
        .replaceAll(
            word ->
                Matcher.quoteReplacement(
                    options.contains(word.group()) ? dashed(word.group()) : word.group()));
  }
}
