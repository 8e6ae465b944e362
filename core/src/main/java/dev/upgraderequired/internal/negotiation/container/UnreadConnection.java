package dev.upgraderequired.internal.negotiation.container;

import dev.upgraderequired.internal.request.ContainerRequest;
import java.io.Closeable;
import java.io.IOException;

/** A connection on which request content was not read. */
public final class UnreadConnection {

  private UnreadConnection() {}

  /** Whether the container leaves content unread; Undertow reads all of it, also in Quarkus. */
  public static boolean isLeftByContainer(ContainerRequest request) {
    return UndertowConnection.exchangeOrNull(request) == null;
  }

  /** Whether a ReadListener may not write: Quarkus calls it on an event loop of Vert.x. */
  public static boolean isReadOnEventLoop(ContainerRequest request) {
    return QuarkusConnection.orNull(request) != null;
  }

  /**
   * Closes the connection if the container would not: after a request has been completed, a thread
   * of Undertow waits for the rest of its content, without a limit, also in Quarkus. Jetty and
   * Tomcat close it themselves.
   *
   * @param request an HTTP/1.x request whose response is flushed
   */
  public static void close(ContainerRequest request) {
    try {
      if (UndertowConnection.orNull(request) instanceof Closeable connection) {
        connection.close();
        return;
      }
      QuarkusConnection.close(request);
    } catch (IOException | RuntimeException | LinkageError leftToUndertow) {
      // Undertow then waits, as it does in other applications.
    }
  }
}
