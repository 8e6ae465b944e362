package dev.upgraderequired.internal.request;

import dev.upgraderequired.internal.foreign.ForeignCode;
import dev.upgraderequired.protocol.HttpVersion;
import jakarta.servlet.ServletConnection;
import jakarta.servlet.http.HttpServletRequest;

/**
 * How a request is framed: whether it has content, and in which version of HTTP it was received.
 */
public final class RequestFraming {

  private RequestFraming() {}

  /** Whether it announces content (RFC 9112 §6.3). */
  public static boolean hasContent(HttpServletRequest own) {
    return own.getContentLengthLong() > 0 || own.getHeader("Transfer-Encoding") != null;
  }

  /**
   * The version of HTTP between the container and its peer. AJP reports that of the client, and is
   * itself a hop like one of HTTP/1.1.
   */
  public static HttpVersion receivedIn(HttpServletRequest own) {
    return ForeignCode.orElse(
        () ->
            isAjp(own.getServletConnection())
                ? HttpVersion.HTTP_1_1
                : HttpVersion.parse(own.getProtocol()).orElse(HttpVersion.UNKNOWN),
        HttpVersion.UNKNOWN);
  }

  /** Whether a connection speaks AJP, in which the peer describes another connection. */
  public static boolean isAjp(ServletConnection connection) {
    return "ajp".equalsIgnoreCase(connection.getProtocol());
  }
}
