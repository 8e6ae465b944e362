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
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** Asks the container about the connection on which a request arrived. */
public final class ContainerReader implements NegotiatedProtocolReader {

  /**
   * The most trustworthy first: what a container keeps beside the connection cannot be forged,
   * whereas a valve or customizer may have filled the standard attributes from the request's
   * fields.
   */
  private static final List<TlsSource> SOURCES =
      List.of(
          new TomcatSession(),
          new UndertowSession(),
          // Ahead of JettySession, which does not know of QUIC and would answer that it is unknown.
          new JettyQuic(),
          new JettySession(),
          new OpenLibertySession(),
          new TomcatAttribute(),
          new StandardAttribute(),
          new CipherSuiteAttribute());

  @Override
  public NegotiatedProtocol read(HttpServletRequest request) {
    HttpServletRequest own = ContainerRequest.of(request);
    try {
      // Asked for once: some containers make it anew.
      ServletConnection connection = own.getServletConnection();
      return NegotiatedProtocol.of(
          httpVersion(own, connection), transportSecurity(own, connection), CONNECTION);
    } catch (Throwable unanswered) {
      ForeignCode.throwIfFatal(unanswered);
      // Not only exceptions: a request class may be older than the Servlet API and lack a method.
      return NegotiatedProtocol.unknown(CONNECTION);
    }
  }

  private static HttpVersion httpVersion(HttpServletRequest own, ServletConnection connection) {
    try {
      // In AJP it is what the peer says of another connection.
      return RequestFraming.isAjp(connection)
          ? HttpVersion.UNKNOWN
          : HttpVersion.parse(own.getProtocol()).orElse(HttpVersion.UNKNOWN);
    } catch (Throwable unanswered) {
      ForeignCode.throwIfFatal(unanswered);
      return HttpVersion.UNKNOWN;
    }
  }

  private static TransportSecurity transportSecurity(
      HttpServletRequest own, ServletConnection connection) {
    try {
      // Not own.isSecure(): it repeats X-Forwarded-Proto where a valve or customizer believes it.
      return connection.isSecure() ? tls(own) : Cleartext.INSTANCE;
    } catch (Throwable unanswered) {
      ForeignCode.throwIfFatal(unanswered);
      return Unknown.INSTANCE;
    }
  }

  // By index: an iterator would be one more object for every request.
  private static TransportSecurity tls(HttpServletRequest own) {
    for (int i = 0; i < SOURCES.size(); i++) {
      TransportSecurity answer = SOURCES.get(i).orNull(own);
      if (answer != null) {
        return answer;
      }
    }
    return new TlsOfUnknownVersion();
  }
}
