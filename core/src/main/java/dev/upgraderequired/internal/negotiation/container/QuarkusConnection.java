package dev.upgraderequired.internal.negotiation.container;

import dev.upgraderequired.internal.request.ContainerRequest;
import org.jspecify.annotations.Nullable;

/**
 * The Vert.x connection on which Quarkus received a request. Quarkus runs servlets on a fork of
 * Undertow, whose classes have the same names.
 */
final class QuarkusConnection {

  private static final Getter DELEGATE = new Getter("getDelegate");

  /**
   * Not the connection of the Vert.x request: Quarkus wraps that request to believe forwarded
   * fields.
   */
  private static final PrivateField CONNECTION = new PrivateField("connectionBase");

  private static final Getter CLOSE = new Getter("close");

  private QuarkusConnection() {}

  /** The connection, or null if a request is not one of Quarkus. */
  static @Nullable Object orNull(ContainerRequest request) {
    Object exchange = UndertowConnection.exchangeOrNull(request);
    return exchange == null || UndertowConnection.isOn(exchange)
        ? null
        : CONNECTION.of(DELEGATE.of(exchange));
  }

  /** Closes the connection of a request; does nothing if the request is not one of Quarkus. */
  static void close(ContainerRequest request) {
    Object connection = orNull(request);
    if (connection != null) {
      CLOSE.orNull(connection);
    }
  }
}
