package dev.upgraderequired.internal.census;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of the most frequent items of a stream (Misra and Gries, 1982).
 *
 * @param items most frequent first, each with a lower bound of its count
 * @param error the most by which a count is too low; items that are missing occurred no more often
 */
public record Summary<T>(List<Counted<T>> items, long error) {

  /** Sorts the items. */
  public Summary {
    items =
        items.stream()
            .sorted(Comparator.<Counted<T>>comparingLong(Counted::count).reversed())
            .toList();
  }

  /**
   * The summary of both streams: counts are added, then all are lowered until no more than {@code
   * capacity} are left (Agarwal, Cormode, Huang, Phillips, Wei and Yi, 2012). If both summaries
   * have kept that many of n items, the error stays at most n / (capacity + 1).
   */
  public Summary<T> merge(Summary<T> other, int capacity) {
    Map<T, Counted<T>> counts = new HashMap<>();
    items.forEach(item -> counts.merge(item.item(), item, Counted::plus));
    other.items.forEach(item -> counts.merge(item.item(), item, Counted::plus));
    return new Summary<>(List.copyOf(counts.values()), error + other.error).cutTo(capacity);
  }

  private Summary<T> cutTo(int capacity) {
    if (items.size() <= capacity) {
      return this;
    }
    long cut = items.get(capacity).count();
    List<Counted<T>> left =
        items.stream()
            .filter(item -> item.count() > cut)
            .map(item -> new Counted<>(item.item(), item.count() - cut, item.clients()))
            .toList();
    return new Summary<>(left, error + cut);
  }

  /** The same items, of which this many more may have occurred. */
  Summary<T> withError(long more) {
    return new Summary<>(items, error + more);
  }

  /** The most frequent items. */
  List<Counted<T>> top(int limit) {
    return items.stream().limit(limit).toList();
  }

  /** The items with most clients. */
  public List<Counted<T>> topByClients(int limit) {
    return items.stream()
        .sorted(Comparator.comparingLong(item -> -item.clients().estimate()))
        .limit(limit)
        .toList();
  }
}
