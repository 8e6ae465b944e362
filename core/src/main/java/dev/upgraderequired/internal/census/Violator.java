package dev.upgraderequired.internal.census;

import java.util.Comparator;

/**
 * The source and target of a request that violated the policy, reduced to what an operator needs to
 * contact the client.
 *
 * <p>Comparable because clients choose their names: a hash table stays fast even if many names have
 * the same hash code.
 *
 * @param network the client's network, or its whole address if reports show full addresses
 * @param agent the client software and its version: {@code curl/7.29.0}, {@code Chrome/63}
 * @param path the path pattern that exempts the request, or the first segment of its path
 * @param via {@code proxy} or {@code direct}
 * @param http the token of the HTTP version: {@code HTTP/1.1}, {@code unknown}
 * @param tls the token of the TLS version: {@code TLS/1.0}, {@code none}, {@code unknown}
 */
public record Violator(
    String network, String agent, String path, String via, String http, String tls)
    implements Comparable<Violator> {

  private static final Comparator<Violator> ORDER =
      Comparator.comparing(Violator::network)
          .thenComparing(Violator::agent)
          .thenComparing(Violator::path)
          .thenComparing(Violator::via)
          .thenComparing(Violator::http)
          .thenComparing(Violator::tls);

  @Override
  public int compareTo(Violator other) {
    return ORDER.compare(this, other);
  }
}
