package dev.upgraderequired.internal.negotiation.container;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The {@code :protocol} of an extended CONNECT (RFC 8441 §4), by which Jetty alone opens a tunnel
 * for it; no attribute of the request has it.
 */
public final class JettyTunnel {

  private static final Getter REQUEST = new Getter("getRequest");
  private static final Getter TUNNEL_SUPPORT = new Getter("getTunnelSupport");
  private static final Getter PROTOCOL = new Getter("getProtocol");

  private JettyTunnel() {}

  /** The protocol in lower case; empty where the request is no extended CONNECT. */
  public static Optional<String> protocol(HttpServletRequest own) {
    return JettyEndPoint.areOf(own)
        ? Stream.ofNullable(TUNNEL_SUPPORT.orNull(REQUEST.of(own)))
            .flatMap(tunnel -> Stream.ofNullable(PROTOCOL.orNull(tunnel)))
            .map(protocol -> protocol.toString().toLowerCase(Locale.ROOT))
            .findFirst()
        : Optional.empty();
  }
}
