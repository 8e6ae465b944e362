package dev.upgraderequired.internal.negotiation.container;

import dev.upgraderequired.protocol.CipherSuite;
import dev.upgraderequired.protocol.TransportSecurity;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * The attribute that every Servlet container has for the cipher suite (Servlet 6.0 §3.10): where
 * the suite exists in one version of TLS alone, it tells the version.
 */
public final class CipherSuiteAttribute implements TlsSource {

  public static final String NAME = "jakarta.servlet.request.cipher_suite";

  @Override
  public @Nullable TransportSecurity orNull(HttpServletRequest own) {
    return own.getAttribute(NAME) instanceof String name
        ? TlsSource.of(CipherSuite.of(name))
        : null;
  }
}
