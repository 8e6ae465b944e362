package dev.upgraderequired.internal.census;

/** How often an item of {@link HeavyHitters} was seen, and the clients since it is kept. */
final class ItemCounter {

  private long count;
  private long first;
  private long second;

  /** Counts a client by its hash, of which {@link DistinctCounter} takes the highest bits. */
  void add(long client) {
    count++;
    // A shift takes the lowest six bits.
    long bit = 1L << client;
    if ((client & Long.SIZE) == 0) {
      first |= bit;
    } else {
      second |= bit;
    }
  }

  /** Lowers the count; whether it is zero. */
  boolean decrement() {
    return --count == 0;
  }

  <T> Counted<T> of(T item) {
    return new Counted<>(item, count, new ClientBits(first, second));
  }
}
