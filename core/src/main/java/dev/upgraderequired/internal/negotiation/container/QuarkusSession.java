package dev.upgraderequired.internal.negotiation.container;

import dev.upgraderequired.internal.request.ContainerRequest;
import dev.upgraderequired.protocol.TransportSecurity;
import dev.upgraderequired.protocol.TransportSecurity.Cleartext;
import org.jspecify.annotations.Nullable;

/**
 * The TLS session of a connection in Quarkus.
 *
 * <p>It also determines whether the connection is encrypted. {@code
 * getServletConnection().isSecure()} repeats the scheme of the request in Quarkus, which forwarded
 * fields replace if {@code quarkus.http.proxy.proxy-address-forwarding} is set.
 */
public final class QuarkusSession implements TlsSource {

  private static final Getter SESSION = new Getter("sslSession");

  @Override
  public boolean mayApplyTo(Class<?> requestClass) {
    return UndertowConnection.isExchanged(requestClass);
  }

  @Override
  public @Nullable TransportSecurity orNull(ContainerRequest request) {
    Object connection = QuarkusConnection.orNull(request);
    return connection == null ? null : ofConnection(connection);
  }

  private static TransportSecurity ofConnection(Object connection) {
    Object session = SESSION.orNull(connection);
    return session == null ? Cleartext.INSTANCE : TlsSource.of(session);
  }
}
