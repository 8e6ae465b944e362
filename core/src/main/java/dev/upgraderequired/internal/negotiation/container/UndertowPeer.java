package dev.upgraderequired.internal.negotiation.container;

import dev.upgraderequired.internal.negotiation.address.IpAddress;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * The peer of the socket below Undertow's connection, whatever ProxyPeerAddressHandler or a PROXY
 * preamble has put in its place.
 */
public final class UndertowPeer implements PeerSource {

  private static final String LAYERS = "io.undertow.";

  private static final PrivateField CHANNEL = new PrivateField("channel");
  private static final PrivateField DELEGATE = new PrivateField("delegate");
  private static final Getter PEER_ADDRESS = new Getter("getPeerAddress");

  @Override
  public boolean isFor(HttpServletRequest own) {
    return UndertowConnection.isOf(own);
  }

  @Override
  public @Nullable Object orNull(HttpServletRequest own) {
    return IpAddress.ofSocketOrNull(PEER_ADDRESS.orNull(socket(UndertowConnection.of(own))));
  }

  // Below the layers of TLS, HTTP/2 and the PROXY protocol: the last of them repeats its preamble.
  private static Object socket(Object connection) {
    Object layer = connection;
    while (layer.getClass().getName().startsWith(LAYERS)) {
      Object channel = CHANNEL.orNull(layer);
      layer = channel == null ? DELEGATE.of(layer) : channel;
    }
    return layer;
  }
}
