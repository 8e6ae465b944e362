package dev.upgraderequired.internal.negotiation.container;

import dev.upgraderequired.internal.request.ContainerRequest;
import dev.upgraderequired.protocol.CipherSuite;
import dev.upgraderequired.protocol.TransportSecurity;
import org.jspecify.annotations.Nullable;

/**
 * The attribute for the cipher suite in every Servlet container (Servlet 6.0 §3.10). A suite that
 * exists in only one TLS version determines the version.
 */
public final class CipherSuiteAttribute implements TlsSource {

  public static final String NAME = "jakarta.servlet.request.cipher_suite";

  @Override
  public @Nullable TransportSecurity orNull(ContainerRequest request) {
    return request.attribute(NAME) instanceof String name
        ? TlsSource.of(CipherSuite.of(name))
        : null;
  }
}
