package dev.upgraderequired.internal.refusal;

/** Facts about a request that few responses depend on; read when they are needed. */
public interface RequestDetails {

  /** The path and query as received; empty if they are too long. */
  String target();

  /** The requested host without a port. */
  String host();

  /** Whether it has {@code Authorization} or {@code Proxy-Authorization}. */
  boolean hasCredentials();

  /** Whether it may have passed a proxy whose client connection is not known. */
  boolean hasUnknownProxy();

  /** The value of a field, with its lines joined by commas; empty if the request has none. */
  String field(String name);
}
