package dev.upgraderequired.negotiation;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Where a container keeps the address of the peer itself. */
interface PeerSource {

  /** Whether a request is one of this container's own. */
  boolean isFor(HttpServletRequest own);

  /** The address; empty where the connection has none. */
  Optional<IpAddress> read(HttpServletRequest own);
}
