package dev.upgraderequired.negotiation;

import dev.upgraderequired.protocol.TransportSecurity;
import dev.upgraderequired.protocol.TransportSecurity.TlsOfUnknownVersion;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import javax.net.ssl.SSLSession;

/**
 * The {@code SslSessionData} that Jetty 12 puts beside every request of an encrypted connection.
 *
 * <p>Its session is null where it was made up from a PROXY preamble or from the fields that
 * ForwardedRequestCustomizer believes. The cipher suite comes from there too then, so it is not
 * asked in its place.
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
    return SSL_SESSION.of(sslSessionData) instanceof SSLSession session
        ? TlsSource.ofVersion(session.getProtocol())
        : new TlsOfUnknownVersion();
  }
}
