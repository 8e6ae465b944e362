package dev.upgraderequired.negotiation;

import dev.upgraderequired.protocol.TransportSecurity;
import dev.upgraderequired.protocol.TransportSecurity.TlsOfUnknownVersion;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * The session of Undertow's own connection: Undertow has no attribute for the TLS version.
 *
 * <p>There is no session where SSLHeaderHandler made it up from fields of the request.
 */
final class UndertowSession implements TlsSource {

  private static final String REQUEST_CLASS = "io.undertow.servlet.spec.HttpServletRequestImpl";

  private static final List<Getter> PATH_TO_SESSION =
      List.of(
          new Getter("getExchange"),
          new Getter("getConnection"),
          new Getter("getSslSessionInfo"),
          new Getter("getSSLSession"));

  @Override
  public Optional<TransportSecurity> read(HttpServletRequest own) {
    return own.getClass().getName().equals(REQUEST_CLASS)
        ? Optional.of(ofSession(own))
        : Optional.empty();
  }

  private static TransportSecurity ofSession(Object request) {
    @Nullable Object end = request;
    for (Getter getter : PATH_TO_SESSION) {
      end = end == null ? null : getter.of(end);
    }
    return end instanceof SSLSession session
        ? TlsSource.ofVersion(session.getProtocol())
        : new TlsOfUnknownVersion();
  }
}
