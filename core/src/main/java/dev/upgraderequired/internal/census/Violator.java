package dev.upgraderequired.internal.census;

import java.util.Comparator;

/**
 * Where a request that fell short came from, and where to: no more of it than tells whom to warn.
 *
 * <p>Clients choose what they are called. They are ordered, so that a hash table can tell even
 * those apart quickly that all have the same hash code.
 *
 * @param network its client's address, cut to that of a network unless all of it is asked for
 * @param agent the client software and its version: {@code curl/7.29.0}, {@code Chrome/63}
 * @param path the pattern that exempts it, or the first segment of its path
 * @param via {@code proxy} or {@code direct}
 */
public record Violator(String network, String agent, String path, String via)
    implements Comparable<Violator> {

  private static final Comparator<Violator> ORDER =
      Comparator.comparing(Violator::network)
          .thenComparing(Violator::agent)
          .thenComparing(Violator::path)
          .thenComparing(Violator::via);

  @Override
  public int compareTo(Violator other) {
    return ORDER.compare(this, other);
  }
}
