package dev.upgraderequired.benchmark;

import java.util.Arrays;
import java.util.Locale;

/** The middle of some numbers, and how far they lie apart. */
record Spread(double median, double least, double most) {

  static Spread of(double... numbers) {
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    double median = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    return new Spread(median, sorted[0], sorted[sorted.length - 1]);
  }

  Spread times(double factor) {
    return new Spread(median * factor, least * factor, most * factor);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "**%.2f** (%.2f–%.2f)", median, least, most);
  }
}
