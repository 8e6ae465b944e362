package dev.upgraderequired.internal.negotiation.container;

import dev.upgraderequired.internal.request.ContainerRequest;
import dev.upgraderequired.protocol.TransportSecurity;
import dev.upgraderequired.protocol.TransportSecurity.Cleartext;
import org.jspecify.annotations.Nullable;

/**
 * The TLS session of a connection in Open Liberty, which in Servlet 6.0 has no attribute for the
 * TLS version.
 *
 * <p>It also determines whether the connection is encrypted. {@code
 * getServletConnection().isSecure()} and the attribute for the cipher suite repeat the fields
 * {@code $WSIS} and {@code $WSCS}, which Open Liberty accepts from every client unless
 * trustedHeaderOrigin is set.
 */
public final class OpenLibertySession implements TlsSource {

  private static final Getter SSL_CONTEXT = new Getter("getSSLContext");
  private static final Getter SESSION = new Getter("getSession");

  @Override
  public boolean mayApplyTo(Class<?> requestClass) {
    return OpenLibertyConnection.isOpenLiberty(requestClass);
  }

  @Override
  public @Nullable TransportSecurity orNull(ContainerRequest request) {
    return OpenLibertyConnection.isOpenLiberty(request)
        ? ofConnection(OpenLibertyConnection.of(request))
        : null;
  }

  private static TransportSecurity ofConnection(Object connection) {
    Object context = SSL_CONTEXT.orNull(connection);
    return context == null ? Cleartext.INSTANCE : TlsSource.of(SESSION.orNull(context));
  }
}
