package dev.upgraderequired.internal.census;

import java.util.List;

/**
 * The clients that made requests of one protocol, as a sketch that can be united with others.
 *
 * @param http the token of the HTTP version
 * @param tls the token of the transport security
 * @param violates the tokens of the possible minimums that refuse this protocol; none for clients
 *     of exempt requests, which no minimum refuses
 */
public record ClientSketch(
    String http, String tls, List<String> violates, DistinctCounter clients) {

  /** Copies the list. */
  public ClientSketch {
    violates = List.copyOf(violates);
  }

  /** What two sketches must have in common to be united. */
  List<Object> key() {
    return List.of(http, tls, violates);
  }
}
