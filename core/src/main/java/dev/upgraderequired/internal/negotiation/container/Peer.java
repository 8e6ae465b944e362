package dev.upgraderequired.internal.negotiation.container;

import dev.upgraderequired.internal.foreign.ForeignCode;
import dev.upgraderequired.internal.negotiation.address.IpAddress;
import dev.upgraderequired.internal.negotiation.address.Peers;
import dev.upgraderequired.internal.request.ContainerRequest;
import dev.upgraderequired.internal.text.Printable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The peer of the connection on which a request was received: a client or a proxy.
 *
 * <p>Not {@code getRemoteAddr()}: Tomcat's RemoteIpValve and Jetty's ForwardedRequestCustomizer
 * replace it before any filter runs, by an address that a client may have chosen.
 */
public final class Peer {

  private static final Applicable<PeerSource> SOURCES =
      new Applicable<>(
          List.of(
              // Before TomcatPeer: their requests have the same class name.
              new GrizzlyPeer(),
              new TomcatPeer(),
              new JettyPeer(),
              new UndertowPeer(),
              new QuarkusPeer(),
              new OpenLibertyPeer()));

  private Peer() {}

  /** A peer, by its address as the container provides it, for a log message. */
  public static String inWords(@Nullable Object peer) {
    return Peers.isUnix(peer)
        ? "behind a Unix domain socket"
        : IpAddress.of(peer).map(IpAddress::toString).orElse("at an unknown address");
  }

  /** Why the address of the peer is unknown, for a log message. */
  public static String whyUnknown(ContainerRequest request) {
    Object peer = orNull(request);
    if (Peers.isUnix(peer)) {
      return "it came by a Unix domain socket, and trustedProxies does not have unix; add it if a"
          + " proxy connects so";
    }
    if (peer != null) {
      return "its peer is " + Printable.quoted(peer.toString()) + ", which is no IP address";
    }
    String type = request.className();
    return sources(request).stream().anyMatch(source -> source.isFor(request))
        ? "the container reports no address of its peer (" + type + ")"
        : "the address of its peer cannot be determined from a "
            + type
            + "; if a filter has made that request, let it come after UpgradeRequiredFilter";
  }

  /** The address as the container provides it: text, an InetAddress, or no IP address. */
  public static @Nullable Object orNull(ContainerRequest request) {
    try {
      // By index: an iterator would be allocated for each request.
      List<PeerSource> sources = sources(request);
      for (int i = 0; i < sources.size(); i++) {
        if (sources.get(i).isFor(request)) {
          return sources.get(i).orNull(request);
        }
      }
      return null;
    } catch (Throwable failure) {
      ForeignCode.throwIfFatal(failure);
      return null;
    }
  }

  private static List<PeerSource> sources(ContainerRequest request) {
    return SOURCES.to(request.servletRequest().getClass());
  }
}
