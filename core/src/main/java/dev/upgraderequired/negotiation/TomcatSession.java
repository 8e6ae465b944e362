package dev.upgraderequired.negotiation;

import dev.upgraderequired.protocol.TransportSecurity;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * The TLS session of the socket that Tomcat's connector is processing.
 *
 * <p>Not the attributes of the request: SSLValve fills the standard ones from fields of it, and the
 * first look at any of them makes Tomcat collect certificates, session id and offered suites, for
 * every request anew. The processor is handed its socket's session whenever it begins to process
 * the socket, and gives it back when it is recycled: so this is of this connection and of now, also
 * after a renegotiation, and there is nothing to be kept, to leak or to grow stale.
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
