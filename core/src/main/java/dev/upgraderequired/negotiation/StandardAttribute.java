package dev.upgraderequired.negotiation;

import dev.upgraderequired.protocol.TransportSecurity;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** The attributes that Servlet 6.1 has for the TLS version and the cipher suite (§3.10). */
final class StandardAttribute implements TlsSource {

  private static final String NAME = "jakarta.servlet.request.secure_protocol";

  @Override
  public Optional<TransportSecurity> read(HttpServletRequest own) {
    return Optional.ofNullable(own.getAttribute(NAME))
        .map(version -> TlsSource.named(version, own.getAttribute(CipherSuiteAttribute.NAME)));
  }
}
