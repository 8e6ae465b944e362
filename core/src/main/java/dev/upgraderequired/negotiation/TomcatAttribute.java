package dev.upgraderequired.negotiation;

import dev.upgraderequired.protocol.TransportSecurity;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Tomcat's own attribute for the TLS version, in 10.1 the only one.
 *
 * <p>Asked before the standard attribute: SSLValve fills that one from a field of the request,
 * never this one. The attribute for the cipher suite, which it fills too, is not asked.
 */
final class TomcatAttribute implements TlsSource {

  static final String NAME = "org.apache.tomcat.util.net.secure_protocol_version";

  @Override
  public Optional<TransportSecurity> read(HttpServletRequest own) {
    return Optional.ofNullable(own.getAttribute(NAME))
        .map(version -> TlsSource.named(version, null));
  }
}
