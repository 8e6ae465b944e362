package dev.upgraderequired.internal.guard;

import dev.upgraderequired.internal.census.Census;
import dev.upgraderequired.internal.census.ProtocolCounters;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Which protocols comply, with their counters, so that one look decides on a request and finds
 * where to count it. Readers share the instances of what is commonly negotiated: a protocol is
 * found by identity.
 */
final class CompliantProtocols {

  /** So many that those of one site seldom share a slot; a power of two. */
  private static final int SLOTS = 256;

  private final Judge judge;
  private final Census census;
  // Written without a lock: whatever is lost is judged again.
  private final AtomicReferenceArray<@Nullable Judged> known = new AtomicReferenceArray<>(SLOTS);

  private record Judged(NegotiatedProtocol protocol, @Nullable ProtocolCounters counters) {}

  CompliantProtocols(Judge judge, Census census) {
    this.judge = judge;
    this.census = census;
  }

  /** The counters of a protocol that complies with everything; null if it violates anything. */
  // Equal protocols are nearly always one object; any other is judged, and takes the slot.
  @SuppressWarnings("ReferenceEquality")
  @Nullable ProtocolCounters countersOrNull(NegotiatedProtocol negotiated) {
    int slot = System.identityHashCode(negotiated) & (SLOTS - 1);
    Judged found = known.getPlain(slot);
    if (found != null && found.protocol() == negotiated) {
      return found.counters();
    }
    ProtocolCounters counters = judge.complies(negotiated) ? census.counters(negotiated) : null;
    known.setPlain(slot, new Judged(negotiated, counters));
    return counters;
  }
}
