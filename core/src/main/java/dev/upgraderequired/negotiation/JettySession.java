package dev.upgraderequired.negotiation;

import dev.upgraderequired.protocol.TransportSecurity;
import dev.upgraderequired.protocol.TransportSecurity.Unknown;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import javax.net.ssl.SSLSession;

/**
 * The {@code SslSessionData} that Jetty 12 puts beside every request of an encrypted connection.
 *
 * <p>Its session is null where it was made up from a PROXY preamble or from the fields that
 * ForwardedRequestCustomizer believes. Then the cipher suite comes from there too, and even that
 * the connection is secure may be no more than a claim: nothing is known.
 */
final class JettySession implements TlsSource {

  // Lower-case p: this is how Jetty spells EndPoint.SslSessionData.ATTRIBUTE.
  private static final String ATTRIBUTE = "org.eclipse.jetty.io.Endpoint.SslSessionData";

  private static final Getter SSL_SESSION = new Getter("sslSession");

  @Override
  public Optional<TransportSecurity> read(HttpServletRequest own) {
    return Optional.ofNullable(own.getAttribute(ATTRIBUTE)).map(JettySession::ofSession);
  }

  private static TransportSecurity ofSession(Object sslSessionData) {
    return SSL_SESSION.orNull(sslSessionData) instanceof SSLSession session
        ? TlsSource.ofVersion(session.getProtocol())
        : new Unknown();
  }
}
