package dev.upgraderequired.internal.negotiation.container;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** The peer that Tomcat's connector has accepted, also behind RemoteIpValve and for AJP. */
public final class TomcatPeer implements PeerSource {

  private static final Getter PEER_ADDR = new Getter("getPeerAddr");

  @Override
  public boolean isFor(HttpServletRequest own) {
    return TomcatRequest.isOf(own);
  }

  @Override
  public @Nullable Object orNull(HttpServletRequest own) {
    Object request = TomcatRequest.orNull(own);
    return request == null ? null : PEER_ADDR.orNull(request);
  }
}
