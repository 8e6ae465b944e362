package dev.upgraderequired.fleet;

import dev.upgraderequired.internal.census.Snapshot;
import dev.upgraderequired.internal.report.Origin.Fleet;
import dev.upgraderequired.internal.report.Origin.Member;
import dev.upgraderequired.internal.report.Origin.Missing;
import dev.upgraderequired.internal.report.Report;
import dev.upgraderequired.spi.Mode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Merges the reports of one filter, one by one, so that they need not be in memory together. */
final class FilterMerge {

  private final String name;
  private Snapshot counts;
  private final List<Member> nodes = new ArrayList<>();
  private final Set<List<Object>> counted = new HashSet<>();
  private final Set<Missing> missing = new LinkedHashSet<>();
  private final Notices notices = new Notices();
  private final Map<Variant, Usage> usages = new LinkedHashMap<>();

  /** What nodes should have in common. */
  private record Variant(Mode mode, String policy) {}

  /** How many nodes have the mode and policy of a report. */
  private record Usage(Report report, long nodes) {

    Usage plus(Usage other) {
      return new Usage(report, nodes + other.nodes);
    }
  }

  FilterMerge(Report first) {
    name = first.name();
    counts = first.snapshot();
    addFacts(first);
  }

  void add(Report report) {
    counts = counts.merge(report.snapshot());
    addFacts(report);
  }

  private void addFacts(Report report) {
    Fleet fleet = (Fleet) report.origin();
    nodes.addAll(fleet.nodes());
    fleet.nodes().forEach(node -> counted.add(identity(node)));
    missing.addAll(fleet.missing());
    notices.add(report);
    long alike =
        fleet.nodes().stream()
            .filter(node -> !node.differsInMode(report) && !node.differsInPolicy(report))
            .count();
    usages.merge(
        new Variant(report.mode(), report.policy()), new Usage(report, alike), Usage::plus);
  }

  /** The nodes that are in the counts already: they have the same name and start. */
  List<Member> alreadyCounted(Report report) {
    return ((Fleet) report.origin())
        .nodes().stream().filter(node -> counted.contains(identity(node))).toList();
  }

  private static List<Object> identity(Member node) {
    return List.of(node.node(), node.since());
  }

  /**
   * The merged report, with the mode and policy of most nodes.
   *
   * @param failed further sources whose counts are missing
   */
  Report merged(Collection<Missing> failed) {
    Report usual =
        usages.values().stream()
            .reduce((a, b) -> b.nodes() > a.nodes() ? b : a)
            .map(Usage::report)
            .orElseThrow();
    return new Report(
        name,
        new Fleet(nodes, Stream.concat(missing.stream(), failed.stream()).distinct().toList()),
        usual.policy(),
        usual.status(),
        usual.mode(),
        notices.all(),
        counts);
  }
}
