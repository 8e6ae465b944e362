package dev.upgraderequired.internal.request;

import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.TransportSecurity.Cleartext;
import java.util.List;
import java.util.stream.Stream;

/** Signs that a request came through proxies, on its way to the container or to a trusted proxy. */
public final class ForwardingHops {

  /** Attributes that Tomcat and Jetty set when they replace the remote address. */
  private static final List<String> REPLACED =
      List.of("org.apache.tomcat.request.forwarded", "org.eclipse.jetty.proxy.remote.address");

  private ForwardingHops() {}

  /** Whether the request may have come through a proxy whose client connection is unknown. */
  public static boolean hasUnknown(ContainerRequest request, NegotiatedProtocol negotiated) {
    return negotiated.isReportedByProxy()
        ? hasSeveralHops(request, negotiated)
        : claimsForwarding(request);
  }

  /** Whether the request claims to be forwarded by a proxy; clients can claim that, too. */
  public static boolean claimsForwarding(ContainerRequest request) {
    return request.claimsForwarding();
  }

  static boolean readClaim(ContainerRequest request) {
    // Not an iterator, which is an object.
    for (int i = 0; i < REPLACED.size(); i++) {
      if (request.attribute(REPLACED.get(i)) != null) {
        return true;
      }
    }
    return ProxySign.isAnyIn(request);
  }

  // The client of the trusted proxy may be another proxy. If that one ends TLS and the trusted
  // proxy reports cleartext, a redirect would loop.
  private static boolean hasSeveralHops(ContainerRequest request, NegotiatedProtocol negotiated) {
    return Stream.of("X-Forwarded-For", "Via")
            .anyMatch(name -> FieldLines.mayHaveSeveral(request, name))
        || ProxySign.isAnyOfEdgesIn(request)
        || (negotiated.transportSecurity() instanceof Cleartext
            && ProxySign.isAnyReportingEncryptionIn(request));
  }
}
