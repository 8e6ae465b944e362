package dev.upgraderequired.internal.negotiation.container;

import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.protocol.TransportSecurity;
import dev.upgraderequired.protocol.TransportSecurity.Tls;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/3 on Jetty, which has no {@code SSLSession} there: QUIC takes no TLS older than 1.3 (RFC
 * 9001 §4.2).
 */
public final class JettyQuic implements TlsSource {

  private static final String END_POINT_CLASSES = "org.eclipse.jetty.quic.";

  private static final TransportSecurity TLS_1_3 = new Tls(TlsVersion.TLS_1_3);

  @Override
  public @Nullable TransportSecurity orNull(HttpServletRequest own) {
    return isIn(own) ? TLS_1_3 : null;
  }

  // Not the protocol alone, which a container may have from a request line: the endpoint is the
  // connection. The protocol comes first since nothing else need be asked of most requests.
  private static boolean isIn(HttpServletRequest own) {
    return JettyEndPoint.areOf(own)
        && own.getProtocol().equals("HTTP/3.0")
        && JettyEndPoint.of(own)
            .anyMatch(endPoint -> endPoint.getClass().getName().startsWith(END_POINT_CLASSES));
  }
}
