package dev.upgraderequired.internal.negotiation.container;

import dev.upgraderequired.protocol.TransportSecurity;
import dev.upgraderequired.protocol.TransportSecurity.Tls;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The encryption of a session by the names of its version and its suite, which one look finds
 * together. Only servers and their clients agree on them, so that they are few.
 */
final class SessionNames {

  /** So many that the names of one server seldom share a slot; a power of two. */
  private static final int SLOTS = 256;

  // Written without a lock: whatever is lost is looked up again.
  private static final AtomicReferenceArray<@Nullable Named> KNOWN =
      new AtomicReferenceArray<>(SLOTS);

  private record Named(String version, String suite, TransportSecurity security) {}

  private SessionNames() {}

  static TransportSecurity security(@Nullable String version, @Nullable String suite) {
    if (version == null || suite == null) {
      return TlsSource.named(version, suite);
    }
    int slot = slot(31 * version.hashCode() + suite.hashCode());
    Named known = KNOWN.getPlain(slot);
    return known != null && known.version().equals(version) && known.suite().equals(suite)
        ? known.security()
        : remember(version, suite, slot);
  }

  private static int slot(int hash) {
    return (hash ^ (hash >>> 16)) & (SLOTS - 1);
  }

  // Only what is known: names that are not have to be reported.
  private static TransportSecurity remember(String version, String suite, int slot) {
    TransportSecurity security = TlsSource.named(version, suite);
    if (security instanceof Tls) {
      KNOWN.setPlain(slot, new Named(version, suite, security));
    }
    return security;
  }
}
