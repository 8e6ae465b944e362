package dev.upgraderequired.internal.negotiation.container;

import static dev.upgraderequired.protocol.NegotiatedProtocol.Source.CONNECTION;

import dev.upgraderequired.internal.foreign.ForeignCode;
import dev.upgraderequired.internal.request.ContainerRequest;
import dev.upgraderequired.internal.request.RequestFraming;
import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.TransportSecurity;
import dev.upgraderequired.protocol.TransportSecurity.Cleartext;
import dev.upgraderequired.protocol.TransportSecurity.TlsOfUnknownVersion;
import dev.upgraderequired.protocol.TransportSecurity.Unknown;
import jakarta.servlet.ServletConnection;
import java.util.List;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** Reads from the container what the connection of a request negotiated. */
public final class ContainerReader implements NegotiatedProtocolReader {

  /**
   * The most trustworthy first: what a container stores with the connection cannot be forged,
   * whereas a valve or customizer may have set the standard attributes from header fields.
   */
  private static final Applicable<TlsSource> SOURCES =
      new Applicable<>(
          List.of(
              // Before TomcatSession: their requests have the same class name.
              new GrizzlySession(),
              new TomcatSession(),
              new UndertowSession(),
              new QuarkusSession(),
              new JettySession(),
              new OpenLibertySession(),
              new TomcatAttribute(),
              new StandardAttribute(),
              new CipherSuiteAttribute()));

  @Override
  public NegotiatedProtocol read(ContainerRequest request) {
    NegotiatedProtocol overSession = overSessionOrNull(request);
    if (overSession != null) {
      return overSession;
    }
    try {
      // Read once: some containers create it on each call.
      ServletConnection connection = request.connection();
      return NegotiatedProtocol.of(
          httpVersion(request, connection), transportSecurity(request, connection), CONNECTION);
    } catch (Throwable failure) {
      ForeignCode.throwIfFatal(failure);
      // Not only exceptions: a request class may be older than the Servlet API and lack a method.
      return NegotiatedProtocol.unknown(CONNECTION);
    }
  }

  // Most requests over TLS: neither the ServletConnection nor any other source is needed for them.
  private static @Nullable NegotiatedProtocol overSessionOrNull(ContainerRequest request) {
    try {
      List<TlsSource> sources = sources(request);
      for (int i = 0; i < sources.size(); i++) {
        SSLSession session = sources.get(i).sessionOrNull(request);
        if (session != null) {
          return SessionNames.protocolOrNull(httpVersion(request.protocol()), session);
        }
      }
      return null;
    } catch (Throwable failure) {
      ForeignCode.throwIfFatal(failure);
      return null;
    }
  }

  private static HttpVersion httpVersion(String protocol) {
    // The usual ones first: comparing a constant with itself is faster than any look-up.
    return switch (protocol) {
      case "HTTP/1.1" -> HttpVersion.HTTP_1_1;
      case "HTTP/2.0" -> HttpVersion.HTTP_2;
      default -> HttpVersion.parse(protocol).orElse(HttpVersion.UNKNOWN);
    };
  }

  private static HttpVersion httpVersion(ContainerRequest request, ServletConnection connection) {
    try {
      // Over AJP it describes the connection of the peer's client.
      return RequestFraming.isAjp(connection)
          ? HttpVersion.UNKNOWN
          : httpVersion(request.protocol());
    } catch (Throwable failure) {
      ForeignCode.throwIfFatal(failure);
      return HttpVersion.UNKNOWN;
    }
  }

  private static TransportSecurity transportSecurity(
      ContainerRequest request, ServletConnection connection) {
    try {
      // Not HttpServletRequest.isSecure(): it repeats X-Forwarded-Proto where a valve or customizer
      // believes it.
      return connection.isSecure() ? tls(request) : Cleartext.INSTANCE;
    } catch (Throwable failure) {
      ForeignCode.throwIfFatal(failure);
      return Unknown.INSTANCE;
    }
  }

  // By index: an iterator would be allocated for each request.
  private static TransportSecurity tls(ContainerRequest request) {
    List<TlsSource> sources = sources(request);
    for (int i = 0; i < sources.size(); i++) {
      TransportSecurity security = sources.get(i).orNull(request);
      if (security != null) {
        return security;
      }
    }
    return new TlsOfUnknownVersion();
  }

  private static List<TlsSource> sources(ContainerRequest request) {
    return SOURCES.to(request.servletRequest().getClass());
  }
}
