package dev.upgraderequired.internal.negotiation.container;

import dev.upgraderequired.internal.request.ContainerRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * The length of a response with {@code Upgrade} in GlassFish and Payara.
 *
 * <p>Grizzly takes any response with that field for the last one in HTTP: it sends neither the
 * length nor chunks, and keeps the connection open, so that clients wait for more content.
 */
public final class GrizzlyLength {

  private GrizzlyLength() {}

  /** Whether the container is Grizzly. */
  public static boolean isNeeded(ContainerRequest request) {
    return GrizzlyConnection.isGrizzly(request);
  }

  /**
   * Makes Grizzly send the length of a response in HTTP/1.x, or close the connection after it.
   *
   * @param length negative if a filter may change the content
   */
  public static void set(long length, ContainerRequest request, HttpServletResponse response) {
    if (length < 0) {
      response.setHeader("Connection", "close");
      return;
    }
    // Grizzly sends what it cannot parse as an ordinary field. To clients, the space is optional
    // whitespace before the value (RFC 9110 §5.5).
    response.setHeader("Content-Length", " " + length);
    if (request.header("Upgrade") == null) {
      // Otherwise Grizzly may compress the content, and the length would be wrong. It removes this
      // field, except from responses to requests with Upgrade, which it does not compress.
      response.setHeader("Content-Encoding", "identity");
    }
  }
}
