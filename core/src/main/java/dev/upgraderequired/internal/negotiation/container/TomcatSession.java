package dev.upgraderequired.internal.negotiation.container;

import dev.upgraderequired.internal.request.ContainerRequest;
import dev.upgraderequired.protocol.TransportSecurity;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * The TLS session of the socket that Tomcat's connector is processing.
 *
 * <p>Not the request attributes: SSLValve sets the standard ones from header fields, and reading
 * any of them makes Tomcat collect certificates, session id and offered suites for each request.
 * Not the processor's {@code sslSupport} either: it describes the session before Tomcat reads, and
 * JSSE lets TLS 1.2 clients renegotiate in the same flight as their next requests.
 */
public final class TomcatSession implements TlsSource {

  private static final PrivateField SSL_SUPPORT = new PrivateField("sslSupport");
  private static final PrivateField SOCKET_WRAPPER = new PrivateField("socketWrapper");
  private static final Getter SOCKET = new Getter("getSocket");
  private static final Getter SSL_ENGINE = new Getter("getSslEngine");
  private static final Getter PROTOCOL = new Getter("getProtocol");
  private static final Getter CIPHER_SUITE = new Getter("getCipherSuite");

  @Override
  public boolean mayApplyTo(Class<?> requestClass) {
    return TomcatRequest.isTomcat(requestClass);
  }

  @Override
  public @Nullable SSLSession sessionOrNull(ContainerRequest request) {
    Object processor = processorOrNull(request);
    return processor == null ? null : sessionOrNull(processor);
  }

  @Override
  public @Nullable TransportSecurity orNull(ContainerRequest request) {
    Object processor = processorOrNull(request);
    if (processor == null) {
      return null;
    }
    SSLSession session = sessionOrNull(processor);
    if (session != null) {
      return TlsSource.of(session);
    }
    Object sslSupport = SSL_SUPPORT.orNull(processor);
    return sslSupport == null
        ? null
        : TlsSource.named(PROTOCOL.orNull(sslSupport), CIPHER_SUITE.orNull(sslSupport));
  }

  private static @Nullable Object processorOrNull(ContainerRequest request) {
    return TomcatRequest.isTomcat(request) ? TomcatRequest.processorOrNull(request) : null;
  }

  private static @Nullable SSLSession sessionOrNull(Object processor) {
    Object socketWrapper = SOCKET_WRAPPER.orNull(processor);
    Object socket = socketWrapper == null ? null : SOCKET.orNull(socketWrapper);
    return socket != null
            && SSL_ENGINE.isOn(socket)
            && SSL_ENGINE.orNull(socket) instanceof SSLEngine engine
        ? engine.getSession()
        : null;
  }
}
