package dev.upgraderequired.internal.negotiation.container;

import dev.upgraderequired.internal.negotiation.address.IpAddress;
import dev.upgraderequired.internal.request.ContainerRequest;
import org.jspecify.annotations.Nullable;

/** The peer of the socket in GlassFish and Payara. */
final class GrizzlyPeer implements PeerSource {

  private static final Getter PEER_ADDRESS = new Getter("getPeerAddress");

  @Override
  public boolean mayApplyTo(Class<?> requestClass) {
    return GrizzlyConnection.isGrizzly(requestClass);
  }

  @Override
  public @Nullable Object orNull(ContainerRequest request) {
    return IpAddress.ofSocketOrNull(PEER_ADDRESS.orNull(GrizzlyConnection.of(request)));
  }
}
