package dev.upgraderequired.internal.request;

import dev.upgraderequired.internal.foreign.ForeignCode;
import dev.upgraderequired.protocol.HttpVersion;
import jakarta.servlet.ServletConnection;

/**
 * How a request is framed: whether it has content, and in which version of HTTP it was received.
 */
public final class RequestFraming {

  private RequestFraming() {}

  /** Whether a request has content, by its header fields (RFC 9112 §6.3). */
  public static boolean hasContent(ContainerRequest request) {
    return request.servletRequest().getContentLengthLong() > 0
        || request.header("Transfer-Encoding") != null;
  }

  /**
   * The HTTP version between the container and its peer. An AJP request carries the version of the
   * client; AJP itself counts as HTTP/1.1.
   */
  public static HttpVersion receivedIn(ContainerRequest request) {
    return ForeignCode.orElse(
        request,
        r ->
            isAjp(r.connection())
                ? HttpVersion.HTTP_1_1
                : HttpVersion.parse(r.protocol()).orElse(HttpVersion.UNKNOWN),
        HttpVersion.UNKNOWN);
  }

  /** Whether a connection uses AJP, where the peer describes its client connection. */
  public static boolean isAjp(ServletConnection connection) {
    return "ajp".equalsIgnoreCase(connection.getProtocol());
  }
}
