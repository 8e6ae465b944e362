package dev.upgraderequired.internal.negotiation.container;

import dev.upgraderequired.protocol.TransportSecurity;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Tomcat's own attribute for the TLS version, in 10.1 the only one.
 *
 * <p>Asked before the standard attribute: SSLValve fills that one from a field of the request,
 * never this one. The attribute for the cipher suite, which it fills too, is not asked.
 */
public final class TomcatAttribute implements TlsSource {

  public static final String NAME = "org.apache.tomcat.util.net.secure_protocol_version";

  @Override
  public @Nullable TransportSecurity orNull(HttpServletRequest own) {
    Object version = own.getAttribute(NAME);
    return version == null ? null : TlsSource.named(version, null);
  }
}
