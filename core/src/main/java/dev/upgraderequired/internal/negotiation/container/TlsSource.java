package dev.upgraderequired.internal.negotiation.container;

import dev.upgraderequired.internal.request.ContainerRequest;
import dev.upgraderequired.protocol.CipherSuite;
import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.protocol.TransportSecurity;
import dev.upgraderequired.protocol.TransportSecurity.Tls;
import dev.upgraderequired.protocol.TransportSecurity.TlsOfUnknownVersion;
import dev.upgraderequired.protocol.TransportSecurity.Unknown;
import java.util.Optional;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** One place from which the encryption of a connection can be read. */
public interface TlsSource extends ContainerSource {

  /** RFC 5246 §A.5: the suite, and in JSSE the version NONE, of a session before any handshake. */
  String NO_HANDSHAKE = "_NULL_WITH_NULL_NULL";

  /**
   * The encryption according to this source. Null if it does not apply to this container, so that
   * the next source is read; a source that applies and does not know the version ends the search.
   *
   * <p>Not an Optional, which would be allocated for each request.
   */
  @Nullable TransportSecurity orNull(ContainerRequest request);

  /**
   * The TLS session of the connection itself, if the container stores it and it can be read at
   * once; else null. A request on a connection with a session is encrypted, whatever else says
   * otherwise, and is not one of AJP.
   */
  default @Nullable SSLSession sessionOrNull(ContainerRequest request) {
    return null;
  }

  /** The encryption according to a TLS session; unknown if it is none. */
  static TransportSecurity of(@Nullable Object session) {
    return session instanceof SSLSession known
        ? SessionNames.security(known.getProtocol(), known.getCipherSuite())
        : Unknown.INSTANCE;
  }

  /**
   * TLS of the version and with the cipher suite that the container reports. If the name of the
   * version is not known, a suite that exists in only one version determines it.
   */
  static TransportSecurity named(@Nullable Object version, @Nullable Object cipherSuite) {
    CipherSuite suite =
        cipherSuite instanceof String name ? CipherSuite.of(name) : CipherSuite.UNKNOWN;
    Optional<TlsVersion> known =
        version instanceof String name ? TlsVersion.ofSession(name) : Optional.empty();
    // No lambdas, which would be allocated for each request.
    return known.isPresent() ? Tls.of(known.get(), suite) : ofUnknownVersion(version, suite);
  }

  private static TransportSecurity ofUnknownVersion(@Nullable Object version, CipherSuite suite) {
    if ("NONE".equals(version) || suite.name().endsWith(NO_HANDSHAKE)) {
      return Unknown.INSTANCE;
    }
    UnknownVersionNames.add(version);
    return of(suite);
  }

  /** TLS with a suite, of the version that the suite determines, if any. */
  static TransportSecurity of(CipherSuite suite) {
    Optional<TlsVersion> implied = suite.impliedTlsVersion();
    return implied.isPresent() ? Tls.of(implied.get(), suite) : new TlsOfUnknownVersion(suite);
  }
}
