package dev.upgraderequired.internal.negotiation.container;

import dev.upgraderequired.internal.request.ContainerRequest;
import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.protocol.TransportSecurity;
import dev.upgraderequired.protocol.TransportSecurity.Tls;
import dev.upgraderequired.protocol.TransportSecurity.Unknown;

/**
 * HTTP/3 on Jetty, where there is no {@code SSLSession}: QUIC requires TLS 1.3 or newer (RFC 9001
 * §4.2).
 */
final class JettyQuic {

  private static final String END_POINT_CLASSES = "org.eclipse.jetty.quic.";

  private static final TransportSecurity TLS_1_3 = new Tls(TlsVersion.TLS_1_3);

  private JettyQuic() {}

  /** The encryption of a connection without a session: unknown, unless it is one of QUIC. */
  static TransportSecurity security(ContainerRequest request) {
    return isIn(request) ? TLS_1_3 : Unknown.INSTANCE;
  }

  // Not by the protocol alone, which may come from a request line, whereas the endpoint is the
  // connection. The protocol is checked first since it excludes most requests.
  private static boolean isIn(ContainerRequest request) {
    return JettyEndPoint.isJetty(request)
        && request.protocol().equals("HTTP/3.0")
        && JettyEndPoint.of(request)
            .anyMatch(endPoint -> endPoint.getClass().getName().startsWith(END_POINT_CLASSES));
  }
}
