package dev.upgraderequired.internal.census;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The most frequent of any number of different things, in bounded memory: the algorithm of Misra
 * and Gries (1982). Each count may be too low, by no more than {@link #error}, and whatever was
 * seen more often than that is among them.
 */
public final class HeavyHitters<T> {

  private final int capacity;
  private final Map<T, long[]> counts = new HashMap<>();
  private long error;

  HeavyHitters(int capacity) {
    this.capacity = capacity;
  }

  void add(T seen) {
    long[] count = counts.get(seen);
    if (count != null) {
      count[0]++;
    } else if (counts.size() < capacity) {
      counts.put(seen, new long[] {1});
    } else {
      forgetOneOfEach();
    }
  }

  // Costs as much as the additions that it undoes, and so nothing on the average.
  private void forgetOneOfEach() {
    error++;
    counts.values().removeIf(count -> --count[0] == 0);
  }

  /** By how much a count may be too low: after n of them by n / (capacity + 1) at most. */
  long error() {
    return error;
  }

  /** The most frequent, most frequent first. */
  List<Hitter<T>> top(int howMany) {
    return counts.entrySet().stream()
        .map(entry -> new Hitter<>(entry.getKey(), entry.getValue()[0]))
        .sorted(Comparator.<Hitter<T>>comparingLong(Hitter::count).reversed())
        .limit(howMany)
        .toList();
  }
}
