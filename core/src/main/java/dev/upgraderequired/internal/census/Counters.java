package dev.upgraderequired.internal.census;

import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.spi.Verdict;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Counters of requests by protocol and verdict, and of clients by protocol, exempt ones apart. */
public final class Counters {

  private final AtomicReferenceArray<@Nullable OfProtocol> protocols =
      new AtomicReferenceArray<>(ProtocolGrid.SIZE);
  private final List<Consumer<NegotiatedProtocol>> whenFirstSeen = new CopyOnWriteArrayList<>();

  private static final class OfProtocol {
    private final Map<Verdict, LongAdder> requests = new EnumMap<>(Verdict.class);
    private final DistinctCounter clients = new DistinctCounter();
    private final DistinctCounter exemptClients = new DistinctCounter();

    OfProtocol() {
      for (Verdict verdict : Verdict.values()) {
        requests.put(verdict, new LongAdder());
      }
    }

    LongAdder requests(Verdict verdict) {
      return Objects.requireNonNull(requests.get(verdict));
    }
  }

  void count(int protocol, Verdict verdict, long client) {
    OfProtocol seen = protocols.get(protocol);
    OfProtocol counters = seen == null ? first(protocol) : seen;
    counters.requests(verdict).increment();
    (verdict == Verdict.EXEMPT ? counters.exemptClients : counters.clients).add(client);
  }

  private OfProtocol first(int protocol) {
    OfProtocol created = new OfProtocol();
    OfProtocol other = protocols.compareAndExchange(protocol, null, created);
    if (other != null) {
      return other;
    }
    whenFirstSeen.forEach(listener -> listener.accept(ProtocolGrid.at(protocol)));
    return created;
  }

  /** Tells of every protocol: of those that were seen now, of others when they are. */
  void whenFirstSeen(Consumer<NegotiatedProtocol> listener) {
    whenFirstSeen.add(listener);
    seen().forEach(protocol -> listener.accept(ProtocolGrid.at(protocol)));
  }

  long requests(NegotiatedProtocol protocol, Verdict verdict) {
    return requests(ProtocolGrid.indexOf(protocol), verdict);
  }

  private long requests(int protocol, Verdict verdict) {
    OfProtocol counters = protocols.get(protocol);
    return counters == null ? 0 : counters.requests(verdict).sum();
  }

  private IntStream seen() {
    return IntStream.range(0, ProtocolGrid.SIZE).filter(i -> protocols.get(i) != null);
  }

  /** All that are not zero, in the order of the grid. */
  List<Tally> tallies() {
    return seen()
        .boxed()
        .flatMap(
            protocol ->
                Stream.of(Verdict.values())
                    .map(
                        verdict ->
                            new Tally(
                                ProtocolGrid.at(protocol), verdict, requests(protocol, verdict))))
        .filter(tally -> tally.requests() > 0)
        .toList();
  }

  /** About how many clients there were. */
  long clients() {
    DistinctCounter all = new DistinctCounter();
    seen()
        .mapToObj(protocols::get)
        .filter(Objects::nonNull)
        .forEach(
            counters -> {
              all.addAll(counters.clients);
              all.addAll(counters.exemptClients);
            });
    return all.estimate();
  }

  /**
   * About how many clients have used any of the protocols that are asked for, where they were not
   * exempt.
   */
  long clients(Predicate<NegotiatedProtocol> asked) {
    DistinctCounter all = new DistinctCounter();
    seen()
        .filter(protocol -> asked.test(ProtocolGrid.at(protocol)))
        .mapToObj(protocols::get)
        .filter(Objects::nonNull)
        .forEach(counters -> all.addAll(counters.clients));
    return all.estimate();
  }
}
