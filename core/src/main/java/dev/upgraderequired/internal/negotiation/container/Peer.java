package dev.upgraderequired.internal.negotiation.container;

import dev.upgraderequired.internal.foreign.ForeignCode;
import dev.upgraderequired.internal.negotiation.address.IpAddress;
import dev.upgraderequired.internal.request.ContainerRequest;
import dev.upgraderequired.internal.text.Printable;
import java.net.UnixDomainSocketAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The peer of the connection on which a request was received: a client or a proxy.
 *
 * <p>Not {@code getRemoteAddr()}: Tomcat's RemoteIpValve and Jetty's ForwardedRequestCustomizer
 * replace it before any filter runs, by an address that a client may have chosen.
 */
public final class Peer {

  private static final List<PeerSource> SOURCES =
      List.of(new TomcatPeer(), new JettyPeer(), new UndertowPeer(), new QuarkusPeer());

  private Peer() {}

  /**
   * The address of the peer. Empty if the container does not provide it; then the peer is not
   * trusted.
   */
  public static Optional<IpAddress> of(ContainerRequest request) {
    return IpAddress.of(orNull(request));
  }

  /** Why the address of the peer is unknown, for a log message. */
  public static String whyUnknown(ContainerRequest request) {
    Object peer = orNull(request);
    if (peer instanceof UnixDomainSocketAddress) {
      return "it came by a Unix domain socket, which has no address that trustedProxies could have;"
          + " let the proxy connect by TCP";
    }
    if (peer != null) {
      return "its peer is " + Printable.quoted(peer.toString()) + ", which is no IP address";
    }
    String type = request.className();
    return SOURCES.stream().anyMatch(source -> source.isFor(request))
        ? "the container reports no address of its peer (" + type + ")"
        : "the address of its peer cannot be determined from a "
            + type
            + "; if a filter has made that request, let it come after UpgradeRequiredFilter";
  }

  /** The address as the container provides it: text, an InetAddress, or no IP address. */
  public static @Nullable Object orNull(ContainerRequest request) {
    try {
      // By index: an iterator would be allocated for each request.
      for (int i = 0; i < SOURCES.size(); i++) {
        if (SOURCES.get(i).isFor(request)) {
          return SOURCES.get(i).orNull(request);
        }
      }
      return null;
    } catch (Throwable failure) {
      ForeignCode.throwIfFatal(failure);
      return null;
    }
  }
}
