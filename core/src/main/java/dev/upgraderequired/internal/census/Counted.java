package dev.upgraderequired.internal.census;

/**
 * An item with a lower-bound count.
 *
 * @param count how often it was seen, at least
 * @param clients those that it was seen with, as far as they are known
 */
public record Counted<T>(T item, long count, ClientBits clients) {

  /** The same item in both streams. */
  Counted<T> plus(Counted<T> other) {
    return new Counted<>(item, count + other.count, clients.union(other.clients));
  }
}
