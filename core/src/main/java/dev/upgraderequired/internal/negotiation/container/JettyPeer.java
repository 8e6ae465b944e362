package dev.upgraderequired.internal.negotiation.container;

import dev.upgraderequired.internal.negotiation.address.IpAddress;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** The peer of Jetty's socket, whatever a PROXY preamble or a customizer says. */
public final class JettyPeer implements PeerSource {

  private static final Getter REMOTE_SOCKET_ADDRESS = new Getter("getRemoteSocketAddress");

  @Override
  public boolean isFor(HttpServletRequest own) {
    return JettyEndPoint.areOf(own);
  }

  @Override
  public @Nullable Object orNull(HttpServletRequest own) {
    Object socket = JettyEndPoint.socketOf(own);
    return IpAddress.ofSocketOrNull(REMOTE_SOCKET_ADDRESS.orNull(socket));
  }
}
