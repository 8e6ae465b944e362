package dev.upgraderequired.internal.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name that a misspelled one probably means. */
public final class NearMiss {

  private static final int MAX_EDITS = 3;

  private NearMiss() {}

  /** The nearest known name, if it is within a few edits. */
  static Optional<String> of(String given, Collection<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(name -> edits(given, name)))
        .filter(name -> edits(given, name) <= Math.min(MAX_EDITS, name.length() / 2));
  }

  /** The Levenshtein distance, ignoring case. */
  private static int edits(String given, String known) {
    String from = given.toLowerCase(Locale.ROOT);
    String to = known.toLowerCase(Locale.ROOT);
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
