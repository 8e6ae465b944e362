package dev.upgraderequired.internal.negotiation.container;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Where a container keeps the address of the peer itself. */
public interface PeerSource {

  /** Whether a request is one of this container's own. */
  boolean isFor(HttpServletRequest own);

  /**
   * The address as the container has it, which is text or an InetAddress, or anything else of which
   * the connection has; null where it has nothing.
   */
  @Nullable Object orNull(HttpServletRequest own);
}
