package dev.upgraderequired.negotiation;

import dev.upgraderequired.protocol.CipherSuite;
import dev.upgraderequired.protocol.TransportSecurity;
import dev.upgraderequired.protocol.TransportSecurity.Tls;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * The attribute that every Servlet container has for the cipher suite (Servlet 6.0 §3.10): where
 * the suite exists in one version of TLS alone, it tells the version.
 */
final class CipherSuiteAttribute implements TlsSource {

  private static final String NAME = "jakarta.servlet.request.cipher_suite";

  @Override
  public Optional<TransportSecurity> read(HttpServletRequest own) {
    return own.getAttribute(NAME) instanceof String suite
        ? new CipherSuite(suite).impliedTlsVersion().map(Tls::new)
        : Optional.empty();
  }
}
