package dev.upgraderequired.internal.negotiation.container;

import dev.upgraderequired.internal.request.ContainerRequest;
import dev.upgraderequired.protocol.TransportSecurity;
import dev.upgraderequired.protocol.TransportSecurity.Cleartext;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/**
 * The TLS session of a connection in GlassFish and Payara, which have no attribute for the TLS
 * version.
 *
 * <p>It also determines whether the connection is encrypted. {@code
 * getServletConnection().isSecure()} repeats the scheme of the request, which an HTTP/2 client can
 * choose.
 */
final class GrizzlySession implements TlsSource {

  private static final StaticLookup SSL_ENGINE =
      new StaticLookup(
          "org.glassfish.grizzly.ssl.SSLUtils", "getSSLEngine", "org.glassfish.grizzly.Connection");

  @Override
  public boolean mayApplyTo(Class<?> requestClass) {
    return GrizzlyConnection.isGrizzly(requestClass);
  }

  @Override
  public @Nullable TransportSecurity orNull(ContainerRequest request) {
    return GrizzlyConnection.isGrizzly(request)
        ? ofConnection(GrizzlyConnection.of(request))
        : null;
  }

  private static TransportSecurity ofConnection(Object connection) {
    return SSL_ENGINE.orNull(connection) instanceof SSLEngine engine
        ? TlsSource.of(engine.getSession())
        : Cleartext.INSTANCE;
  }
}
