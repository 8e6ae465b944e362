package dev.upgraderequired.internal.negotiation.container;

import dev.upgraderequired.internal.request.ContainerRequest;
import java.net.UnixDomainSocketAddress;
import org.jspecify.annotations.Nullable;

/** The peer of the socket in Tomcat; not affected by RemoteIpValve and AJP. */
public final class TomcatPeer implements PeerSource {

  /** The address of a client that has not bound its socket to a file. */
  private static final UnixDomainSocketAddress UNIX = UnixDomainSocketAddress.of("");

  private static final Getter PEER_ADDR = new Getter("getPeerAddr");
  private static final Getter CONNECTOR = new Getter("getConnector");
  private static final Getter PROTOCOL_HANDLER = new Getter("getProtocolHandler");
  private static final PrivateField ENDPOINT = new PrivateField("endpoint");
  private static final Getter UNIX_PATH = new Getter("getUnixDomainSocketPath");

  @Override
  public boolean mayApplyTo(Class<?> requestClass) {
    return TomcatRequest.isTomcat(requestClass);
  }

  @Override
  public @Nullable Object orNull(ContainerRequest request) {
    Object connectorRequest = TomcatRequest.orNull(request);
    if (connectorRequest == null) {
      return null;
    }
    return isUnix(connectorRequest) ? UNIX : PEER_ADDR.orNull(connectorRequest);
  }

  // Tomcat reports 127.0.0.1 for it. The endpoint has one kind of socket, also after it is closed.
  private static boolean isUnix(Object connectorRequest) {
    Object endpoint = ENDPOINT.of(PROTOCOL_HANDLER.of(CONNECTOR.of(connectorRequest)));
    return UNIX_PATH.isOn(endpoint) && UNIX_PATH.orNull(endpoint) != null;
  }
}
