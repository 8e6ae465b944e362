package dev.upgraderequired.negotiation;

import dev.upgraderequired.protocol.CipherSuite;
import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.protocol.TransportSecurity;
import dev.upgraderequired.protocol.TransportSecurity.Tls;
import dev.upgraderequired.protocol.TransportSecurity.TlsOfUnknownVersion;
import dev.upgraderequired.protocol.TransportSecurity.Unknown;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** One place where a container may keep how a connection is encrypted. */
interface TlsSource {

  /**
   * What this source says. Null where it is not for this container, so that the next one is asked;
   * a source that is for this container, and does not know the version, ends the search.
   *
   * <p>Not an Optional, which would be one more object for every request.
   */
  @Nullable TransportSecurity orNull(HttpServletRequest own);

  /** What the session itself tells, if it is one. */
  static TransportSecurity of(@Nullable Object session) {
    return session instanceof SSLSession known
        ? named(known.getProtocol(), known.getCipherSuite())
        : Unknown.INSTANCE;
  }

  /** TLS of the version and with the cipher suite of these names, or of unknown ones. */
  static TransportSecurity named(@Nullable Object version, @Nullable Object cipherSuite) {
    CipherSuite suite =
        cipherSuite instanceof String name ? CipherSuite.of(name) : CipherSuite.UNKNOWN;
    Optional<TlsVersion> known =
        version instanceof String name ? TlsVersion.parse(name) : Optional.empty();
    // No lambdas, which would be made anew for every request.
    return known.isPresent() ? Tls.of(known.get(), suite) : new TlsOfUnknownVersion(suite);
  }
}
