package dev.upgraderequired.internal.census;

import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.spi.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Adds the counts of two nodes. */
final class Sums {

  private Sums() {}

  static <K extends Comparable<K>> Map<K, Long> of(Map<K, Long> one, Map<K, Long> other) {
    Map<K, Long> sums = new TreeMap<>(one);
    other.forEach((key, count) -> sums.merge(key, count, Long::sum));
    return sums;
  }

  /** In the order of the grid. */
  static List<Tally> tallies(List<Tally> one, List<Tally> other) {
    Map<Integer, Map<Verdict, Long>> sums = new TreeMap<>();
    Stream.of(one, other)
        .flatMap(List::stream)
        .forEach(
            tally ->
                sums.computeIfAbsent(
                        ProtocolGrid.indexOf(tally.protocol()), index -> new TreeMap<>())
                    .merge(tally.verdict(), tally.requests(), Long::sum));
    List<Tally> tallies = new ArrayList<>();
    sums.forEach((index, verdicts) -> tallies.addAll(tallies(ProtocolGrid.at(index), verdicts)));
    return tallies;
  }

  private static List<Tally> tallies(NegotiatedProtocol protocol, Map<Verdict, Long> verdicts) {
    return verdicts.entrySet().stream()
        .map(entry -> new Tally(protocol, entry.getKey(), entry.getValue()))
        .toList();
  }

  /** The requests of both, and the clients of the merged sketches. */
  static List<WhatIf> whatIf(List<WhatIf> one, List<WhatIf> other, ClientSketches clients) {
    Map<String, Long> requests = new LinkedHashMap<>();
    Stream.of(one, other)
        .flatMap(List::stream)
        .forEach(whatIf -> requests.merge(whatIf.requirement(), whatIf.requests(), Long::sum));
    return requests.entrySet().stream()
        .map(
            entry ->
                new WhatIf(
                    entry.getKey(), entry.getValue(), clients.clientsRefusedBy(entry.getKey())))
        .toList();
  }

  /** The last 24 hours of the node that has counted last. */
  static List<Hour> hours(List<Hour> one, List<Hour> other) {
    Map<Instant, Hour> sums = new TreeMap<>();
    Stream.of(one, other)
        .flatMap(List::stream)
        .forEach(hour -> sums.merge(hour.start(), hour, Sums::hour));
    return Hour.lastOf(sums, sums.keySet().stream().reduce((a, b) -> b).orElse(Instant.EPOCH));
  }

  private static Hour hour(Hour one, Hour other) {
    return new Hour(one.start(), of(one.verdicts(), other.verdicts()));
  }
}
