package dev.upgraderequired.internal.negotiation.container;

import dev.upgraderequired.protocol.TransportSecurity;
import dev.upgraderequired.protocol.TransportSecurity.Cleartext;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * The session of Open Liberty's own connection: with Servlet 6.0 there is no attribute for the TLS
 * version.
 *
 * <p>It also decides whether there is any encryption. {@code getServletConnection().isSecure()} and
 * the attribute for the cipher suite repeat the fields {@code $WSIS} and {@code $WSCS}, which Open
 * Liberty believes of everybody unless its trustedHeaderOrigin says otherwise.
 */
public final class OpenLibertySession implements TlsSource {

  private static final Getter INNER_REQUEST = new Getter("getIRequest");
  private static final Getter CONNECTION = new Getter("getHttpInboundConnection");
  private static final Getter SSL_CONTEXT = new Getter("getSSLContext");
  private static final Getter SESSION = new Getter("getSession");

  @Override
  public @Nullable TransportSecurity orNull(HttpServletRequest own) {
    return INNER_REQUEST.isOn(own) ? ofConnection(CONNECTION.of(INNER_REQUEST.of(own))) : null;
  }

  private static TransportSecurity ofConnection(Object connection) {
    Object context = SSL_CONTEXT.orNull(connection);
    return context == null ? Cleartext.INSTANCE : TlsSource.of(SESSION.orNull(context));
  }
}
