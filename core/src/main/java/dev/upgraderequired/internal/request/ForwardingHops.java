package dev.upgraderequired.internal.request;

import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.TransportSecurity.Cleartext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;

/** Signs that a request came through proxies, on its way to the container or to a trusted proxy. */
public final class ForwardingHops {

  /** Attributes that Tomcat and Jetty set when they replace the address of the peer. */
  private static final List<String> REPLACED =
      List.of("org.apache.tomcat.request.forwarded", "org.eclipse.jetty.proxy.remote.address");

  private ForwardingHops() {}

  /** Whether it may have come through a proxy whose clients' connections are not known. */
  public static boolean hasUnknown(HttpServletRequest own, NegotiatedProtocol negotiated) {
    return negotiated.isReportedByProxy() ? hasSeveralHops(own, negotiated) : claimsForwarding(own);
  }

  /** Whether the request says that a proxy forwarded it; clients can claim that, too. */
  public static boolean claimsForwarding(HttpServletRequest own) {
    return REPLACED.stream().anyMatch(name -> own.getAttribute(name) != null)
        || ProxySign.isAnyIn(own);
  }

  // The trusted proxy describes the connection of its own client, which may be another proxy. If
  // that one ended TLS and the trusted one reports cleartext, a redirect would loop.
  private static boolean hasSeveralHops(HttpServletRequest own, NegotiatedProtocol negotiated) {
    return Stream.of("X-Forwarded-For", "Via")
            .anyMatch(name -> FieldLines.mayHaveSeveral(own, name))
        || ProxySign.isAnyOfEdgesIn(own)
        || (negotiated.transportSecurity() instanceof Cleartext && ProxySign.saysEncrypted(own));
  }
}
