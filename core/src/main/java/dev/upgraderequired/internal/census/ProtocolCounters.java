package dev.upgraderequired.internal.census;

import dev.upgraderequired.spi.Verdict;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** The requests of one protocol by verdict, and their clients, exempt clients separately. */
public final class ProtocolCounters {

  private final Map<Verdict, LongAdder> requests = new EnumMap<>(Verdict.class);
  // Beside the map, since most requests have this verdict.
  private final LongAdder proceeded = new LongAdder();
  private final DistinctCounter clients = new DistinctCounter();
  private final DistinctCounter exemptClients = new DistinctCounter();

  ProtocolCounters() {
    for (Verdict verdict : Verdict.values()) {
      requests.put(verdict, verdict == Verdict.PROCEEDED ? proceeded : new LongAdder());
    }
  }

  /**
   * Counts a request that complies.
   *
   * @param client a uniformly distributed hash of the client
   */
  public void countProceeded(long client) {
    proceeded.increment();
    clients.add(client);
  }

  void count(Verdict verdict, long client) {
    of(verdict).increment();
    (verdict == Verdict.EXEMPT ? exemptClients : clients).add(client);
  }

  long requests(Verdict verdict) {
    return of(verdict).sum();
  }

  private LongAdder of(Verdict verdict) {
    return Objects.requireNonNull(requests.get(verdict));
  }

  DistinctCounter clients() {
    return clients;
  }

  DistinctCounter exemptClients() {
    return exemptClients;
  }
}
