package dev.upgraderequired.internal.negotiation.proxy;

import static dev.upgraderequired.protocol.NegotiatedProtocol.Source.TRUSTED_PROXY;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.upgraderequired.internal.negotiation.container.JettyEndPoint;
import dev.upgraderequired.internal.request.ContainerRequest;
import dev.upgraderequired.protocol.CipherSuite;
import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.protocol.TransportSecurity;
import dev.upgraderequired.protocol.TransportSecurity.Cleartext;
import dev.upgraderequired.protocol.TransportSecurity.Tls;
import dev.upgraderequired.protocol.TransportSecurity.Unknown;
import java.lang.reflect.InvocationTargetException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * The type-length-values of a PROXY protocol v2 preamble (§2.2 of that protocol) in which a proxy
 * reports, as Jetty parsed them.
 */
public final class JettyProxyPreamble implements ForwardedSource {

  private static final String END_POINT_CLASS =
      "org.eclipse.jetty.server.ProxyConnectionFactory$ProxyEndPoint";

  private static final int ALPN = 0x01;
  private static final int SSL = 0x20;
  private static final int SSL_VERSION = 0x21;
  private static final int SSL_CIPHER = 0x23;

  /** In the first byte of SSL: the client connected over TLS. */
  private static final int CLIENT_SSL = 0x01;

  /** That byte, and four about the client certificate. */
  private static final int BEFORE_SSL_VALUES = 5;

  @Override
  public NegotiatedProtocol read(ContainerRequest request) {
    Optional<Object> endPoint = endPoint(request);
    return new NegotiatedProtocol(
        endPoint.map(preamble -> httpVersion(preamble, request)).orElse(HttpVersion.UNKNOWN),
        endPoint.map(JettyProxyPreamble::transportSecurity).orElseGet(Unknown::new),
        TRUSTED_PROXY);
  }

  @Override
  public List<String> faultsOfTls(ContainerRequest request) {
    if (!isIn(request)) {
      return List.of("no PROXY preamble");
    }
    return read(request).transportSecurity() instanceof Unknown
        ? List.of("no SSL_VERSION in its preamble")
        : List.of();
  }

  @Override
  public List<String> faultsOfHttp(ContainerRequest request) {
    return isIn(request) && !read(request).httpVersion().isKnown()
        ? List.of("no ALPN in its preamble")
        : List.of();
  }

  @Override
  public boolean isIn(ContainerRequest request) {
    return endPoint(request).isPresent();
  }

  private static Optional<Object> endPoint(ContainerRequest request) {
    return JettyEndPoint.isJetty(request)
        ? JettyEndPoint.of(request)
            .filter(endPoint -> endPoint.getClass().getName().equals(END_POINT_CLASS))
            .findFirst()
        : Optional.empty();
  }

  // HTTP/1.0 in the request line overrides ALPN: clients may negotiate another version and send
  // HTTP/1.0. HTTP/1.1 does not: proxies forward HTTP/2 requests in it.
  private static HttpVersion httpVersion(Object preamble, ContainerRequest request) {
    HttpVersion negotiated =
        value(preamble, ALPN)
            .map(bytes -> new String(bytes, US_ASCII))
            .flatMap(HttpVersion::parse)
            .orElse(HttpVersion.UNKNOWN);
    return negotiated.isKnown() && request.protocol().equals("HTTP/1.0")
        ? HttpVersion.HTTP_1_0
        : negotiated;
  }

  private static TransportSecurity transportSecurity(Object preamble) {
    return value(preamble, SSL).map(JettyProxyPreamble::ofSsl).orElseGet(Unknown::new);
  }

  // Not as Jetty parses these: it ignores them if the client has presented a certificate.
  private static TransportSecurity ofSsl(byte[] ssl) {
    if ((ssl[0] & CLIENT_SSL) == 0) {
      return new Cleartext();
    }
    CipherSuite suite =
        valueWithin(ssl, SSL_CIPHER).flatMap(CipherSuite::parse).orElse(CipherSuite.UNKNOWN);
    return valueWithin(ssl, SSL_VERSION)
        .flatMap(TlsVersion::parse)
        .<TransportSecurity>map(version -> new Tls(version, suite))
        .orElseGet(Unknown::new);
  }

  private static Optional<String> valueWithin(byte[] ssl, int wanted) {
    ByteBuffer values = ByteBuffer.wrap(ssl).position(BEFORE_SSL_VALUES);
    while (values.hasRemaining()) {
      int type = values.get();
      byte[] value = new byte[values.getChar()];
      values.get(value);
      if (type == wanted) {
        return Optional.of(new String(value, US_ASCII));
      }
    }
    return Optional.empty();
  }

  private static Optional<byte[]> value(Object preamble, int type) {
    try {
      Object value = preamble.getClass().getMethod("getTLV", int.class).invoke(preamble, type);
      return Optional.ofNullable((byte[]) value);
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }
}
