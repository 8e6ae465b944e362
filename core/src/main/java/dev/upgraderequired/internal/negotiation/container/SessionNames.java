package dev.upgraderequired.internal.negotiation.container;

import static dev.upgraderequired.protocol.NegotiatedProtocol.Source.CONNECTION;

import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.TransportSecurity;
import dev.upgraderequired.protocol.TransportSecurity.Tls;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * The encryption of a session, and the protocols over it, by the names of its version and its
 * suite, which one look finds together. Only servers and their clients agree on them, so that they
 * are few. By the names, not by the session: a connection can get another session.
 */
final class SessionNames {

  /** So many that the names of one server seldom share a slot; a power of two. */
  private static final int SLOTS = 256;

  // Written without a lock: whatever is lost is looked up again.
  private static final AtomicReferenceArray<@Nullable Named> KNOWN =
      new AtomicReferenceArray<>(SLOTS);

  /**
   * The protocols over TLS of a version and with a suite.
   *
   * @param protocols of all HTTP versions
   */
  private record Named(
      String version,
      String suite,
      TransportSecurity security,
      Map<HttpVersion, NegotiatedProtocol> protocols) {}

  private SessionNames() {}

  static TransportSecurity security(@Nullable String version, @Nullable String suite) {
    Named named = namedOrNull(version, suite);
    return named == null ? TlsSource.named(version, suite) : named.security();
  }

  /** What a request negotiated that came over a session; null if its TLS version is not known. */
  static @Nullable NegotiatedProtocol protocolOrNull(HttpVersion http, SSLSession session) {
    Named named = namedOrNull(session.getProtocol(), session.getCipherSuite());
    return named == null ? null : named.protocols().get(http);
  }

  private static @Nullable Named namedOrNull(@Nullable String version, @Nullable String suite) {
    if (version == null || suite == null) {
      return null;
    }
    int slot = slot(31 * version.hashCode() + suite.hashCode());
    Named known = KNOWN.getPlain(slot);
    return known != null && known.version().equals(version) && known.suite().equals(suite)
        ? known
        : rememberOrNull(version, suite, slot);
  }

  private static int slot(int hash) {
    return (hash ^ (hash >>> 16)) & (SLOTS - 1);
  }

  // Only what is known: names that are not have to be reported.
  private static @Nullable Named rememberOrNull(String version, String suite, int slot) {
    if (!(TlsSource.named(version, suite) instanceof Tls security)) {
      return null;
    }
    Named named = new Named(version, suite, security, protocols(security));
    KNOWN.setPlain(slot, named);
    return named;
  }

  private static Map<HttpVersion, NegotiatedProtocol> protocols(TransportSecurity security) {
    Map<HttpVersion, NegotiatedProtocol> protocols = new EnumMap<>(HttpVersion.class);
    for (HttpVersion http : HttpVersion.values()) {
      protocols.put(http, NegotiatedProtocol.of(http, security, CONNECTION));
    }
    return protocols;
  }
}
