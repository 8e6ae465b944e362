package dev.upgraderequired.internal.negotiation.proxy;

import dev.upgraderequired.protocol.NegotiatedProtocol;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * What the fields of a proxy reported before, by the lines that they had: one look finds what
 * parsing and comparing them came to. Each combination of lines has one slot, and replaces the
 * combination that was there, so that it does not matter whether clients choose them.
 */
final class KnownReports {

  /** So many that what the clients of one site negotiate seldom shares a slot; a power of two. */
  private static final int SLOTS = 256;

  // Written without a lock: whatever is lost is parsed again.
  private final AtomicReferenceArray<@Nullable Report> slots = new AtomicReferenceArray<>(SLOTS);

  private record Report(
      @Nullable String tls,
      @Nullable String cipher,
      @Nullable String http,
      @Nullable String scheme,
      NegotiatedProtocol protocol) {

    boolean hasLines(
        @Nullable String tls,
        @Nullable String cipher,
        @Nullable String http,
        @Nullable String scheme) {
      return Objects.equals(this.tls, tls)
          && Objects.equals(this.cipher, cipher)
          && Objects.equals(this.http, http)
          && Objects.equals(this.scheme, scheme);
    }
  }

  /** The protocol that was put for these lines, or null. A line is null if there is no field. */
  @Nullable NegotiatedProtocol getOrNull(
      @Nullable String tls,
      @Nullable String cipher,
      @Nullable String http,
      @Nullable String scheme) {
    Report known = slots.getPlain(slot(tls, cipher, http, scheme));
    return known != null && known.hasLines(tls, cipher, http, scheme) ? known.protocol() : null;
  }

  void put(
      @Nullable String tls,
      @Nullable String cipher,
      @Nullable String http,
      @Nullable String scheme,
      NegotiatedProtocol protocol) {
    slots.setPlain(
        slot(tls, cipher, http, scheme), new Report(tls, cipher, http, scheme, protocol));
  }

  // Not Objects.hash(), which allocates.
  private static int slot(
      @Nullable String tls,
      @Nullable String cipher,
      @Nullable String http,
      @Nullable String scheme) {
    int hash = 31 * Objects.hashCode(tls) + Objects.hashCode(cipher);
    hash = 31 * (31 * hash + Objects.hashCode(http)) + Objects.hashCode(scheme);
    return (hash ^ (hash >>> 16)) & (SLOTS - 1);
  }
}
