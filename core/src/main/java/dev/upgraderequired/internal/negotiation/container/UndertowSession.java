package dev.upgraderequired.internal.negotiation.container;

import dev.upgraderequired.internal.request.ContainerRequest;
import dev.upgraderequired.protocol.TransportSecurity;
import dev.upgraderequired.protocol.TransportSecurity.Cleartext;
import org.jspecify.annotations.Nullable;

/**
 * The TLS session of a connection in Undertow, which has no attribute for the TLS version.
 *
 * <p>It also determines whether the connection is encrypted. {@code
 * getServletConnection().isSecure()} repeats the scheme of the request in Undertow, which an HTTP/2
 * client can choose.
 */
public final class UndertowSession implements TlsSource {

  private static final Getter SESSION_INFO = new Getter("getSslSessionInfo");
  private static final Getter SESSION = new Getter("getSSLSession");

  @Override
  public boolean mayApplyTo(Class<?> requestClass) {
    return UndertowConnection.isExchanged(requestClass);
  }

  @Override
  public @Nullable TransportSecurity orNull(ContainerRequest request) {
    Object connection = UndertowConnection.orNull(request);
    return connection == null ? null : ofConnection(connection);
  }

  private static TransportSecurity ofConnection(Object connection) {
    Object info = SESSION_INFO.orNull(connection);
    // Without a session, SSLHeaderHandler created the info from header fields.
    return info == null ? Cleartext.INSTANCE : TlsSource.of(SESSION.orNull(info));
  }
}
