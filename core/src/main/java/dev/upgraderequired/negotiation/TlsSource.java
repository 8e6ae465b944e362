package dev.upgraderequired.negotiation;

import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.protocol.TransportSecurity;
import dev.upgraderequired.protocol.TransportSecurity.Tls;
import dev.upgraderequired.protocol.TransportSecurity.TlsOfUnknownVersion;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One place where a container may keep the TLS version of a connection that is encrypted. */
interface TlsSource {

  /**
   * What this source says. Empty where it is not for this container, so that the next one is asked;
   * a source that is for this container, and does not know the version, ends the search.
   */
  Optional<TransportSecurity> read(HttpServletRequest own);

  /** TLS of the version that the name tells, or of an unknown one. */
  static TransportSecurity ofVersion(@Nullable Object name) {
    return name instanceof String text
        ? TlsVersion.parse(text)
            .<TransportSecurity>map(Tls::new)
            .orElseGet(TlsOfUnknownVersion::new)
        : new TlsOfUnknownVersion();
  }
}
