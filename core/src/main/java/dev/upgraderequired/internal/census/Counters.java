package dev.upgraderequired.internal.census;

import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.spi.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Counts requests by protocol and verdict, and clients by protocol, exempt clients separately. */
public final class Counters {

  private final AtomicReferenceArray<@Nullable ProtocolCounters> protocols =
      new AtomicReferenceArray<>(ProtocolGrid.SIZE);
  private final List<Consumer<NegotiatedProtocol>> newProtocolListeners =
      new CopyOnWriteArrayList<>();

  /** The counters of a protocol, which are created at its first request. */
  ProtocolCounters of(NegotiatedProtocol protocol) {
    int index = ProtocolGrid.indexOf(protocol);
    ProtocolCounters existing = protocols.get(index);
    return existing == null ? create(index) : existing;
  }

  private ProtocolCounters create(int protocol) {
    ProtocolCounters created = new ProtocolCounters();
    ProtocolCounters other = protocols.compareAndExchange(protocol, null, created);
    if (other != null) {
      return other;
    }
    newProtocolListeners.forEach(listener -> listener.accept(ProtocolGrid.at(protocol)));
    return created;
  }

  /** Calls the listener for each protocol seen so far, and later for each new one. */
  void onNewProtocol(Consumer<NegotiatedProtocol> listener) {
    newProtocolListeners.add(listener);
    seenProtocols().forEach(protocol -> listener.accept(ProtocolGrid.at(protocol)));
  }

  long requests(NegotiatedProtocol protocol, Verdict verdict) {
    return requests(ProtocolGrid.indexOf(protocol), verdict);
  }

  private long requests(int protocol, Verdict verdict) {
    ProtocolCounters counters = protocols.get(protocol);
    return counters == null ? 0 : counters.requests(verdict);
  }

  private IntStream seenProtocols() {
    return IntStream.range(0, ProtocolGrid.SIZE).filter(i -> protocols.get(i) != null);
  }

  /** The counts above zero, in the order of the grid. */
  List<Tally> tallies() {
    return seenProtocols()
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

  /**
   * The clients of each protocol seen so far.
   *
   * @param violates names the possible minimums that refuse a protocol
   */
  ClientSketches clients(Function<NegotiatedProtocol, List<String>> violates) {
    List<ClientSketch> all = new ArrayList<>();
    for (int i = 0; i < ProtocolGrid.SIZE; i++) {
      ProtocolCounters counters = protocols.get(i);
      if (counters != null) {
        NegotiatedProtocol protocol = ProtocolGrid.at(i);
        all.add(sketch(protocol, violates.apply(protocol), counters.clients()));
        all.add(sketch(protocol, List.of(), counters.exemptClients()));
      }
    }
    return new ClientSketches(all.stream().filter(s -> !s.clients().isEmpty()).toList());
  }

  private static ClientSketch sketch(
      NegotiatedProtocol protocol, List<String> violates, DistinctCounter clients) {
    return new ClientSketch(
        protocol.httpVersion().token(), protocol.transportSecurity().token(), violates, clients);
  }
}
