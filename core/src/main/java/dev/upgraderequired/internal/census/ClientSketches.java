package dev.upgraderequired.internal.census;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The clients of all protocols. */
public record ClientSketches(List<ClientSketch> all) {

  /** Unites sketches of the same protocol that the same minimums refuse. */
  public ClientSketches {
    Map<List<Object>, List<ClientSketch>> groups = new LinkedHashMap<>();
    all.forEach(sketch -> groups.computeIfAbsent(sketch.key(), k -> new ArrayList<>()).add(sketch));
    all = groups.values().stream().map(ClientSketches::united).toList();
  }

  private static ClientSketch united(List<ClientSketch> sketches) {
    ClientSketch first = sketches.get(0);
    List<DistinctCounter> counters = sketches.stream().map(ClientSketch::clients).toList();
    return new ClientSketch(
        first.http(), first.tls(), first.violates(), DistinctCounter.union(counters));
  }

  /** The clients of several nodes; those of more than one node count once. */
  public static ClientSketches merge(Collection<ClientSketches> nodes) {
    return new ClientSketches(nodes.stream().flatMap(node -> node.all().stream()).toList());
  }

  /** The estimated number of clients. */
  public long clients() {
    return estimate(all.stream());
  }

  /** The estimated number of clients of which a minimum refuses a request. */
  public long clientsRefusedBy(String minimum) {
    return estimate(all.stream().filter(sketch -> sketch.violates().contains(minimum)));
  }

  private static long estimate(Stream<ClientSketch> sketches) {
    return DistinctCounter.union(sketches.map(ClientSketch::clients).toList()).estimate();
  }
}
