package dev.upgraderequired.negotiation;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** The peer that Tomcat's connector has accepted, also behind RemoteIpValve and for AJP. */
final class TomcatPeer implements PeerSource {

  private static final Getter PEER_ADDR = new Getter("getPeerAddr");

  @Override
  public boolean isFor(HttpServletRequest own) {
    return TomcatRequest.isOf(own);
  }

  @Override
  public Optional<IpAddress> read(HttpServletRequest own) {
    return TomcatRequest.of(own)
        .map(PEER_ADDR::of)
        .flatMap(address -> IpAddress.parse(address.toString()));
  }
}
