package dev.upgraderequired.negotiation;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * The peer that Tomcat's connector has accepted, also behind RemoteIpValve and for AJP.
 *
 * <p>Only Tomcat's inner request knows it, which its facade keeps to itself.
 */
final class TomcatPeer implements PeerSource {

  private static final String REQUEST_CLASS = "org.apache.catalina.connector.RequestFacade";

  private static final PrivateField INNER_REQUEST = new PrivateField("request");
  private static final Getter PEER_ADDR = new Getter("getPeerAddr");

  @Override
  public boolean isFor(HttpServletRequest own) {
    return own.getClass().getName().equals(REQUEST_CLASS);
  }

  @Override
  public Optional<IpAddress> read(HttpServletRequest own) {
    return INNER_REQUEST
        .in(own)
        .map(PEER_ADDR::of)
        .flatMap(address -> IpAddress.parse(address.toString()));
  }
}
