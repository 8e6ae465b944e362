package dev.upgraderequired.internal.negotiation.container;

import dev.upgraderequired.protocol.TransportSecurity;
import dev.upgraderequired.protocol.TransportSecurity.Unknown;
import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The {@code SslSessionData} that Jetty 12 keeps of an encrypted connection: beside every request,
 * where its SecureRequestCustomizer is in use, and in the endpoint.
 *
 * <p>Its session is null where it was made up from a PROXY preamble or from the fields that
 * ForwardedRequestCustomizer believes. Then the cipher suite comes from there too, and even that
 * the connection is secure may be no more than a claim: nothing is known.
 */
public final class JettySession implements TlsSource {

  // Lower-case p: this is how Jetty spells EndPoint.SslSessionData.ATTRIBUTE.
  private static final String ATTRIBUTE = "org.eclipse.jetty.io.Endpoint.SslSessionData";

  private static final Getter SSL_SESSION = new Getter("sslSession");

  private static final Getter SSL_SESSION_DATA = new Getter("getSslSessionData");

  @Override
  public @Nullable TransportSecurity orNull(HttpServletRequest own) {
    Object data = own.getAttribute(ATTRIBUTE);
    if (data != null) {
      return TlsSource.of(SSL_SESSION.orNull(data));
    }
    return JettyEndPoint.areOf(own) ? ofConnection(own) : null;
  }

  // Without SecureRequestCustomizer there is no attribute, but a claim of encryption all the same
  // where a PROXY preamble has one.
  private static TransportSecurity ofConnection(HttpServletRequest own) {
    return JettyEndPoint.of(own)
        .filter(SSL_SESSION_DATA::isOn)
        .flatMap(endPoint -> Stream.ofNullable(SSL_SESSION_DATA.orNull(endPoint)))
        .flatMap(sslSessionData -> Stream.ofNullable(SSL_SESSION.orNull(sslSessionData)))
        .findFirst()
        .map(TlsSource::of)
        .orElse(Unknown.INSTANCE);
  }
}
