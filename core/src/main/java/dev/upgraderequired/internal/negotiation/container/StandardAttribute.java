package dev.upgraderequired.internal.negotiation.container;

import dev.upgraderequired.internal.request.ContainerRequest;
import dev.upgraderequired.protocol.TransportSecurity;
import org.jspecify.annotations.Nullable;

/** The attributes for the TLS version and the cipher suite in Servlet 6.1 (§3.10). */
public final class StandardAttribute implements TlsSource {

  private static final String NAME = "jakarta.servlet.request.secure_protocol";

  @Override
  public @Nullable TransportSecurity orNull(ContainerRequest request) {
    Object version = request.attribute(NAME);
    return version == null
        ? null
        : TlsSource.named(version, request.attribute(CipherSuiteAttribute.NAME));
  }
}
