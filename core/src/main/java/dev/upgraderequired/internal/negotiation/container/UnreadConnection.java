package dev.upgraderequired.internal.negotiation.container;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Closeable;
import java.io.IOException;

/** A connection on which a client has not sent all that it announced. */
public final class UnreadConnection {

  private UnreadConnection() {}

  /** Whether the container leaves content that nobody has read; Undertow reads all of it. */
  public static boolean isLeftByContainer(HttpServletRequest request) {
    return !UndertowConnection.isOf(request);
  }

  /**
   * Closes it, where the container would not: once a request has been completed, a thread of
   * Undertow waits for the rest of its content, without a limit. Jetty and Tomcat close by
   * themselves.
   *
   * @param request of HTTP/1.x as the container made it, its response flushed
   */
  public static void close(HttpServletRequest request) {
    try {
      if (UndertowConnection.isOf(request)
          && UndertowConnection.of(request) instanceof Closeable connection) {
        connection.close();
      }
    } catch (IOException | RuntimeException | LinkageError leftToUndertow) {
      // Then it is Undertow that waits, as it does for every application.
    }
  }
}
