package dev.upgraderequired.internal.negotiation.container;

import dev.upgraderequired.internal.request.ContainerRequest;
import dev.upgraderequired.protocol.TransportSecurity;
import org.jspecify.annotations.Nullable;

/**
 * The Tomcat attribute for the TLS version, in 10.1 the only one.
 *
 * <p>It takes precedence over the standard attribute, which SSLValve sets from a header field. The
 * attribute for the cipher suite is not read, since SSLValve sets it, too.
 */
public final class TomcatAttribute implements TlsSource {

  public static final String NAME = "org.apache.tomcat.util.net.secure_protocol_version";

  @Override
  public @Nullable TransportSecurity orNull(ContainerRequest request) {
    Object version = request.attribute(NAME);
    return version == null ? null : TlsSource.named(version, null);
  }
}
