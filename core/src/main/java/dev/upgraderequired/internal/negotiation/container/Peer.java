package dev.upgraderequired.internal.negotiation.container;

import dev.upgraderequired.internal.foreign.ForeignCode;
import dev.upgraderequired.internal.negotiation.address.IpAddress;
import dev.upgraderequired.internal.request.ContainerRequest;
import dev.upgraderequired.internal.text.Printable;
import jakarta.servlet.http.HttpServletRequest;
import java.net.UnixDomainSocketAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who is at the other end of the connection on which a request arrived.
 *
 * <p>Not {@code getRemoteAddr()}: before any filter runs, Tomcat's RemoteIpValve and Jetty's
 * ForwardedRequestCustomizer have put an address in its place that a client may have chosen.
 */
public final class Peer {

  private static final List<PeerSource> SOURCES =
      List.of(new TomcatPeer(), new JettyPeer(), new UndertowPeer());

  private Peer() {}

  /**
   * The peer's address. Empty where this container does not tell it, and then nobody is trusted.
   */
  public static Optional<IpAddress> of(HttpServletRequest request) {
    return IpAddress.of(orNull(ContainerRequest.of(request)));
  }

  /** Why the address of the peer is not known, in words for a log. */
  public static String whyUnknown(HttpServletRequest own) {
    Object peer = orNull(own);
    if (peer instanceof UnixDomainSocketAddress) {
      return "it came by a Unix domain socket, which has no address that trustedProxies could have;"
          + " let the proxy connect by TCP";
    }
    if (peer != null) {
      return "its peer is " + Printable.quoted(peer.toString()) + ", which is no IP address";
    }
    String type = own.getClass().getName();
    return SOURCES.stream().anyMatch(source -> source.isFor(own))
        ? "the container tells no address of its peer (" + type + ")"
        : "the address of its peer cannot be told from a "
            + type
            + "; if a filter has made that request, let it come after UpgradeRequiredFilter";
  }

  /** The same as the container has it: text, an InetAddress, or what is no address. */
  public static @Nullable Object orNull(HttpServletRequest own) {
    try {
      // By index: an iterator would be one more object for every request.
      for (int i = 0; i < SOURCES.size(); i++) {
        if (SOURCES.get(i).isFor(own)) {
          return SOURCES.get(i).orNull(own);
        }
      }
      return null;
    } catch (Throwable unanswered) {
      ForeignCode.throwIfFatal(unanswered);
      return null;
    }
  }
}
