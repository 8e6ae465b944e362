package dev.upgraderequired.internal.negotiation.container;

import dev.upgraderequired.internal.request.ContainerRequest;
import dev.upgraderequired.protocol.TransportSecurity;
import java.util.stream.Stream;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * The {@code SslSessionData} of an encrypted connection in Jetty 12: in the endpoint, and in a
 * request attribute if SecureRequestCustomizer is used.
 *
 * <p>Its session is null if it was created from a PROXY preamble or from header fields by
 * ForwardedRequestCustomizer. The cipher suite then comes from there, too, and so may the claim
 * that the connection is secure: the result is unknown, except in QUIC.
 */
public final class JettySession implements TlsSource {

  // Lower-case p: this is how Jetty spells EndPoint.SslSessionData.ATTRIBUTE.
  private static final String ATTRIBUTE = "org.eclipse.jetty.io.Endpoint.SslSessionData";

  private static final Getter SSL_SESSION = new Getter("sslSession");

  private static final Getter SSL_SESSION_DATA = new Getter("getSslSessionData");

  // In other containers, the attribute may come from a filter, and proves nothing by itself.
  @Override
  public @Nullable SSLSession sessionOrNull(ContainerRequest request) {
    Object data = JettyEndPoint.isJetty(request) ? request.attribute(ATTRIBUTE) : null;
    return data != null && SSL_SESSION.orNull(data) instanceof SSLSession session ? session : null;
  }

  @Override
  public @Nullable TransportSecurity orNull(ContainerRequest request) {
    Object data = request.attribute(ATTRIBUTE);
    if (data != null) {
      return security(SSL_SESSION.orNull(data), request);
    }
    return JettyEndPoint.isJetty(request) ? ofConnection(request) : null;
  }

  // Without SecureRequestCustomizer there is no attribute; a PROXY preamble may still claim
  // encryption.
  private static TransportSecurity ofConnection(ContainerRequest request) {
    Object session =
        JettyEndPoint.of(request)
            .filter(SSL_SESSION_DATA::isOn)
            .flatMap(endPoint -> Stream.ofNullable(SSL_SESSION_DATA.orNull(endPoint)))
            .flatMap(sslSessionData -> Stream.ofNullable(SSL_SESSION.orNull(sslSessionData)))
            .findFirst()
            .orElse(null);
    return security(session, request);
  }

  private static TransportSecurity security(@Nullable Object session, ContainerRequest request) {
    return session == null ? JettyQuic.security(request) : TlsSource.of(session);
  }
}
