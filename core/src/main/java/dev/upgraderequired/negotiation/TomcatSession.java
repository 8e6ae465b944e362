package dev.upgraderequired.negotiation;

import dev.upgraderequired.protocol.TransportSecurity;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * What Tomcat's connector keeps of an encrypted connection.
 *
 * <p>Not the standard attributes: SSLValve fills those from fields of the request.
 */
final class TomcatSession implements TlsSource {

  private static final PrivateField SSL_SUPPORT = new PrivateField("sslSupport");
  private static final Getter PROTOCOL = new Getter("getProtocol");
  private static final Getter CIPHER_SUITE = new Getter("getCipherSuite");

  @Override
  public Optional<TransportSecurity> read(HttpServletRequest own) {
    return TomcatRequest.isOf(own)
        ? TomcatRequest.processor(own).flatMap(SSL_SUPPORT::in).map(TomcatSession::of)
        : Optional.empty();
  }

  private static TransportSecurity of(Object sslSupport) {
    return TlsSource.named(PROTOCOL.orNull(sslSupport), CIPHER_SUITE.orNull(sslSupport));
  }
}
