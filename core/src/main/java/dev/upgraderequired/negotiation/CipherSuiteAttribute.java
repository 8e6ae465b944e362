package dev.upgraderequired.negotiation;

import dev.upgraderequired.protocol.CipherSuite;
import dev.upgraderequired.protocol.TransportSecurity;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * The attribute that every Servlet container has for the cipher suite (Servlet 6.0 §3.10): where
 * the suite exists in one version of TLS alone, it tells the version.
 */
final class CipherSuiteAttribute implements TlsSource {

  static final String NAME = "jakarta.servlet.request.cipher_suite";

  @Override
  public @Nullable TransportSecurity orNull(HttpServletRequest own) {
    return own.getAttribute(NAME) instanceof String name
        ? TlsSource.of(CipherSuite.of(name))
        : null;
  }
}
