package dev.upgraderequired.negotiation;

import dev.upgraderequired.protocol.TransportSecurity;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

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
  public @Nullable TransportSecurity orNull(HttpServletRequest own) {
    Object processor = TomcatRequest.isOf(own) ? TomcatRequest.processorOrNull(own) : null;
    Object sslSupport = processor == null ? null : SSL_SUPPORT.orNull(processor);
    return sslSupport == null
        ? null
        : TlsSource.named(PROTOCOL.orNull(sslSupport), CIPHER_SUITE.orNull(sslSupport));
  }
}
