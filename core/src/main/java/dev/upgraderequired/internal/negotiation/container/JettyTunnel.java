package dev.upgraderequired.internal.negotiation.container;

import dev.upgraderequired.internal.request.ContainerRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The {@code :protocol} of an extended CONNECT (RFC 8441 §4). Jetty opens a tunnel for such a
 * request, and has no request attribute for the protocol.
 */
public final class JettyTunnel {

  private static final Getter REQUEST = new Getter("getRequest");
  private static final Getter TUNNEL_SUPPORT = new Getter("getTunnelSupport");
  private static final Getter PROTOCOL = new Getter("getProtocol");

  private JettyTunnel() {}

  /** The protocol in lower case; empty if the request is not an extended CONNECT. */
  public static Optional<String> protocol(ContainerRequest request) {
    return JettyEndPoint.isJetty(request)
        ? Stream.ofNullable(TUNNEL_SUPPORT.orNull(REQUEST.of(request.servletRequest())))
            .flatMap(tunnel -> Stream.ofNullable(PROTOCOL.orNull(tunnel)))
            .map(protocol -> protocol.toString().toLowerCase(Locale.ROOT))
            .findFirst()
        : Optional.empty();
  }
}
