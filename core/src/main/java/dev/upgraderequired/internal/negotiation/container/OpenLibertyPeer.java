package dev.upgraderequired.internal.negotiation.container;

import dev.upgraderequired.internal.request.ContainerRequest;
import org.jspecify.annotations.Nullable;

/** The peer of the socket in Open Liberty; not affected by {@code $WSRA} and remoteIp. */
final class OpenLibertyPeer implements PeerSource {

  private static final Getter TCP_CONNECTION = new Getter("getTCPConnectionContext");
  private static final Getter REMOTE_ADDRESS = new Getter("getRemoteAddress");

  @Override
  public boolean mayApplyTo(Class<?> requestClass) {
    return OpenLibertyConnection.isOpenLiberty(requestClass);
  }

  @Override
  public @Nullable Object orNull(ContainerRequest request) {
    return REMOTE_ADDRESS.orNull(TCP_CONNECTION.of(OpenLibertyConnection.of(request)));
  }
}
