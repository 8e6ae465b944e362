package dev.upgraderequired.internal.negotiation.container;

import dev.upgraderequired.internal.request.ContainerRequest;
import java.io.Closeable;
import java.io.IOException;

/** A connection on which request content was not read. */
public final class UnreadConnection {

  private UnreadConnection() {}

  /** Whether the container leaves content unread; Undertow reads all of it. */
  public static boolean isLeftByContainer(ContainerRequest request) {
    return !UndertowConnection.isUndertow(request);
  }

  /**
   * Closes the connection if the container would not: after a request has been completed, a thread
   * of Undertow waits for the rest of its content, without a limit. Jetty and Tomcat close it
   * themselves.
   *
   * @param request an HTTP/1.x request whose response is flushed
   */
  public static void close(ContainerRequest request) {
    try {
      if (UndertowConnection.isUndertow(request)
          && UndertowConnection.of(request) instanceof Closeable connection) {
        connection.close();
      }
    } catch (IOException | RuntimeException | LinkageError leftToUndertow) {
      // Undertow then waits, as it does in other applications.
    }
  }
}
