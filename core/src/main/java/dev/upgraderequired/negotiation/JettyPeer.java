package dev.upgraderequired.negotiation;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** The peer of Jetty's socket, whatever a PROXY preamble or a customizer says. */
final class JettyPeer implements PeerSource {

  private static final Getter REMOTE_SOCKET_ADDRESS = new Getter("getRemoteSocketAddress");

  @Override
  public boolean isFor(HttpServletRequest own) {
    return JettyEndPoint.areOf(own);
  }

  @Override
  public Optional<IpAddress> read(HttpServletRequest own) {
    return JettyEndPoint.of(own)
        .reduce((outer, inner) -> inner)
        .flatMap(socket -> IpAddress.of(REMOTE_SOCKET_ADDRESS.of(socket)));
  }
}
