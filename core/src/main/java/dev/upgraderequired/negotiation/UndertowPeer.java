package dev.upgraderequired.negotiation;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** The peer of Undertow's own connection, whatever ProxyPeerAddressHandler has put in its place. */
final class UndertowPeer implements PeerSource {

  private static final Getter PEER_ADDRESS = new Getter("getPeerAddress");

  @Override
  public boolean isFor(HttpServletRequest own) {
    return UndertowConnection.isOf(own);
  }

  @Override
  public Optional<IpAddress> read(HttpServletRequest own) {
    return IpAddress.of(PEER_ADDRESS.of(UndertowConnection.of(own)));
  }
}
