package dev.upgraderequired.negotiation;

import static dev.upgraderequired.protocol.NegotiatedProtocol.Source.CONNECTION;

import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.TransportSecurity;
import dev.upgraderequired.protocol.TransportSecurity.TlsOfUnknownVersion;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Function;

/** Asks the container about the connection on which a request arrived. */
final class ContainerReader implements NegotiatedProtocolReader {

  /**
   * The most trustworthy first: what a container keeps beside the connection cannot be forged,
   * whereas a valve or customizer may have filled the standard attributes from the request's
   * fields.
   */
  private static final List<TlsSource> SOURCES =
      List.of(
          // Ahead of the session, which is null over QUIC, as where Jetty has made it up.
          new JettyQuic(),
          new JettySession(),
          new UndertowSession(),
          new TomcatSession(),
          new TomcatAttribute(),
          new StandardAttribute(),
          new CipherSuiteAttribute());

  @Override
  public NegotiatedProtocol read(HttpServletRequest request) {
    HttpServletRequest own = ContainerRequest.of(request);
    return NegotiatedProtocol.of(
        ask(own, ContainerReader::httpVersion, HttpVersion.UNKNOWN),
        ask(own, ContainerReader::transportSecurity, TransportSecurity.UNKNOWN),
        CONNECTION);
  }

  // In AJP it is what the peer says of another connection.
  private static HttpVersion httpVersion(HttpServletRequest own) {
    return AjpAttributes.areIn(own)
        ? HttpVersion.UNKNOWN
        : HttpVersion.parse(own.getProtocol()).orElse(HttpVersion.UNKNOWN);
  }

  // Not own.isSecure(): it repeats X-Forwarded-Proto where a valve or customizer believes it.
  private static TransportSecurity transportSecurity(HttpServletRequest own) {
    return own.getServletConnection().isSecure() ? tls(own) : TransportSecurity.CLEARTEXT;
  }

  private static TransportSecurity tls(HttpServletRequest own) {
    for (TlsSource source : SOURCES) {
      TransportSecurity answer = source.orNull(own);
      if (answer != null) {
        return answer;
      }
    }
    return new TlsOfUnknownVersion();
  }

  // LinkageError: a request class may be older than the Servlet API and lack a method of it.
  private static <T> T ask(
      HttpServletRequest own, Function<HttpServletRequest, T> question, T whenItFails) {
    try {
      return question.apply(own);
    } catch (RuntimeException | LinkageError unanswered) {
      return whenItFails;
    }
  }
}
