package dev.upgraderequired.internal.negotiation.container;

import dev.upgraderequired.protocol.TransportSecurity;
import dev.upgraderequired.protocol.TransportSecurity.Cleartext;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * The session of Undertow's own connection: Undertow has no attribute for the TLS version.
 *
 * <p>It also decides whether there is any encryption. {@code getServletConnection().isSecure()}
 * repeats the scheme of the request there, which a client of HTTP/2 chooses freely.
 */
public final class UndertowSession implements TlsSource {

  private static final Getter SESSION_INFO = new Getter("getSslSessionInfo");
  private static final Getter SESSION = new Getter("getSSLSession");

  @Override
  public @Nullable TransportSecurity orNull(HttpServletRequest own) {
    return UndertowConnection.isOf(own) ? ofConnection(UndertowConnection.of(own)) : null;
  }

  private static TransportSecurity ofConnection(Object connection) {
    Object info = SESSION_INFO.orNull(connection);
    // Without a session, SSLHeaderHandler has made the rest up from fields of the request.
    return info == null ? Cleartext.INSTANCE : TlsSource.of(SESSION.orNull(info));
  }
}
