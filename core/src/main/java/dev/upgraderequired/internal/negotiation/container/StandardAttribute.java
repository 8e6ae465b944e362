package dev.upgraderequired.internal.negotiation.container;

import dev.upgraderequired.protocol.TransportSecurity;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** The attributes that Servlet 6.1 has for the TLS version and the cipher suite (§3.10). */
public final class StandardAttribute implements TlsSource {

  private static final String NAME = "jakarta.servlet.request.secure_protocol";

  @Override
  public @Nullable TransportSecurity orNull(HttpServletRequest own) {
    Object version = own.getAttribute(NAME);
    return version == null
        ? null
        : TlsSource.named(version, own.getAttribute(CipherSuiteAttribute.NAME));
  }
}
