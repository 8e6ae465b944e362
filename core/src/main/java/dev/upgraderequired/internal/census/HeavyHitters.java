package dev.upgraderequired.internal.census;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the most frequent items of a stream in bounded memory: the algorithm of Misra and Gries
 * (1982). A count is too low by at most the error of the {@link #summary}; every item that occurred
 * more often than that is included. Clients of an item that was dropped meanwhile are missing.
 */
public final class HeavyHitters<T> {

  private final int capacity;
  private final Map<T, ItemCounter> counters = new HashMap<>();
  private long error;

  HeavyHitters(int capacity) {
    this.capacity = capacity;
  }

  /**
   * Counts an item.
   *
   * @param client a uniformly distributed hash of the client
   */
  void add(T item, long client) {
    ItemCounter counter = counters.get(item);
    if (counter == null) {
      if (counters.size() == capacity) {
        decrementAll();
        return;
      }
      counter = new ItemCounter();
      counters.put(item, counter);
    }
    counter.add(client);
  }

  // Amortized constant time: each decrement undoes one earlier addition.
  private void decrementAll() {
    error++;
    counters.values().removeIf(ItemCounter::decrement);
  }

  /** The items so far, with an error of at most n / (capacity + 1) after n additions. */
  Summary<T> summary() {
    List<Counted<T>> items =
        counters.entrySet().stream().map(entry -> entry.getValue().of(entry.getKey())).toList();
    return new Summary<>(items, error);
  }
}
