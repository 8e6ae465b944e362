package dev.upgraderequired.internal.negotiation.container;

import dev.upgraderequired.internal.request.ContainerRequest;
import org.jspecify.annotations.Nullable;

/** The peer of the socket in Tomcat; not affected by RemoteIpValve and AJP. */
public final class TomcatPeer implements PeerSource {

  private static final Getter PEER_ADDR = new Getter("getPeerAddr");

  @Override
  public boolean isFor(ContainerRequest request) {
    return TomcatRequest.isTomcat(request);
  }

  @Override
  public @Nullable Object orNull(ContainerRequest request) {
    Object connectorRequest = TomcatRequest.orNull(request);
    return connectorRequest == null ? null : PEER_ADDR.orNull(connectorRequest);
  }
}
