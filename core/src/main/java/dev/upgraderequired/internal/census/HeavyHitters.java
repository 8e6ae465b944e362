package dev.upgraderequired.internal.census;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the most frequent items of a stream in bounded memory: the algorithm of Misra and Gries
 * (1982). A count is too low by at most the error of the {@link #summary}; every item that occurred
 * more often than that is included.
 */
public final class HeavyHitters<T> {

  private final int capacity;
  private final Map<T, long[]> counts = new HashMap<>();
  private long error;

  HeavyHitters(int capacity) {
    this.capacity = capacity;
  }

  void add(T item) {
    long[] count = counts.get(item);
    if (count != null) {
      count[0]++;
    } else if (counts.size() < capacity) {
      counts.put(item, new long[] {1});
    } else {
      decrementAll();
    }
  }

  // Amortized constant time: each decrement undoes one earlier addition.
  private void decrementAll() {
    error++;
    counts.values().removeIf(count -> --count[0] == 0);
  }

  /** The items so far, with an error of at most n / (capacity + 1) after n additions. */
  Summary<T> summary() {
    List<Counted<T>> items =
        counts.entrySet().stream()
            .map(entry -> new Counted<>(entry.getKey(), entry.getValue()[0]))
            .toList();
    return new Summary<>(items, error);
  }
}
