package dev.upgraderequired.internal.negotiation.container;

import dev.upgraderequired.internal.negotiation.address.IpAddress;
import dev.upgraderequired.internal.request.ContainerRequest;
import org.jspecify.annotations.Nullable;

/** The peer of the socket in Jetty; not affected by PROXY preambles and customizers. */
public final class JettyPeer implements PeerSource {

  private static final Getter REMOTE_SOCKET_ADDRESS = new Getter("getRemoteSocketAddress");

  @Override
  public boolean mayApplyTo(Class<?> requestClass) {
    return JettyEndPoint.isJetty(requestClass);
  }

  @Override
  public @Nullable Object orNull(ContainerRequest request) {
    Object socket = JettyEndPoint.socketOf(request);
    return IpAddress.ofSocketOrNull(REMOTE_SOCKET_ADDRESS.orNull(socket));
  }
}
