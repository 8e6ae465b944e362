package dev.upgraderequired.internal.negotiation.container;

import dev.upgraderequired.internal.negotiation.address.IpAddress;
import dev.upgraderequired.internal.request.ContainerRequest;
import org.jspecify.annotations.Nullable;

/**
 * The peer of the socket in Undertow; not affected by ProxyPeerAddressHandler and PROXY preambles.
 */
public final class UndertowPeer implements PeerSource {

  private static final String LAYERS = "io.undertow.";

  private static final PrivateField CHANNEL = new PrivateField("channel");
  private static final PrivateField DELEGATE = new PrivateField("delegate");
  private static final Getter PEER_ADDRESS = new Getter("getPeerAddress");

  @Override
  public boolean mayApplyTo(Class<?> requestClass) {
    return UndertowConnection.isExchanged(requestClass);
  }

  @Override
  public boolean isFor(ContainerRequest request) {
    return UndertowConnection.isUndertow(request);
  }

  @Override
  public @Nullable Object orNull(ContainerRequest request) {
    Object connection = UndertowConnection.orNull(request);
    return connection == null
        ? null
        : IpAddress.ofSocketOrNull(PEER_ADDRESS.orNull(socket(connection)));
  }

  // Below the layers of TLS, HTTP/2 and the PROXY protocol, whose layer returns the address of the
  // preamble.
  private static Object socket(Object connection) {
    Object layer = connection;
    while (layer.getClass().getName().startsWith(LAYERS)) {
      Object channel = CHANNEL.orNull(layer);
      layer = channel == null ? DELEGATE.of(layer) : channel;
    }
    return layer;
  }
}
