package dev.upgraderequired.internal.report;

import java.util.Locale;

/** Formats numbers for people. */
final class Numbers {

  private Numbers() {}

  /** A number with thousands separated by narrow spaces. */
  static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number).replace(",", "\u202f");
  }

  /** A number and a noun in singular or plural: {@code 2 requests}. */
  static String number(long number, String noun) {
    return number(number) + ' ' + noun + (number == 1 ? "" : "s");
  }

  /** A percentage that shows 0 and 100 only if they are exact. */
  static String percent(long part, long whole) {
    if (part == 0 || whole == 0) {
      return "0 %";
    }
    double percent = Math.min(100, 100.0 * part / whole);
    if (percent > 99.9 && part < whole) {
      return "> 99.9 %";
    }
    return percent < 0.1 ? "< 0.1 %" : String.format(Locale.ROOT, "%.1f %%", percent);
  }
}
