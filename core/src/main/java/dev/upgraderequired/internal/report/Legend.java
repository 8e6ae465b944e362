package dev.upgraderequired.internal.report;

import static dev.upgraderequired.internal.report.Numbers.number;

import dev.upgraderequired.spi.Verdict;
import java.util.Collection;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Legends of charts: each color with its meaning. */
final class Legend {

  private Legend() {}

  /** Verdicts with their counts. */
  static String of(Collection<Verdict> verdicts, ToLongFunction<Verdict> count) {
    return verdicts.stream()
        .map(
            verdict ->
                entry(verdict.toString(), verdict + " " + number(count.applyAsLong(verdict))))
        .collect(Collectors.joining(" "));
  }

  /**
   * A color and its meaning.
   *
   * @param kind the class of the shapes that have this color
   */
  static String entry(String kind, String meaning) {
    return String.format(Locale.ROOT, "<span><i class=\"%s\"></i>%s</span>", kind, meaning);
  }
}
