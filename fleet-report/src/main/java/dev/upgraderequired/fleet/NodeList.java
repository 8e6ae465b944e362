package dev.upgraderequired.fleet;

import dev.upgraderequired.internal.report.Origin.Fleet;
import dev.upgraderequired.internal.report.Origin.Missing;
import dev.upgraderequired.internal.report.Report;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Lists the reports of nodes without merging them, each under the names of filter and node. */
final class NodeList implements Merge {

  private final List<Report> reports = new ArrayList<>();

  @Override
  public void add(NodeReport report) {
    report.filters().stream().map(NodeList::named).forEach(reports::add);
  }

  private static Report named(Report report) {
    List<String> nodes =
        ((Fleet) report.origin()).nodes().stream().map(node -> node.node()).toList();
    return report.named(
        report.name() + " at " + (nodes.size() == 1 ? nodes.get(0) : nodes.size() + " nodes"));
  }

  /** The first report names the sources that are missing. */
  @Override
  public List<Report> merged(Collection<Missing> failed) {
    List<Report> all = new ArrayList<>(reports);
    if (!all.isEmpty()) {
      all.set(0, withMissing(all.get(0), failed));
    }
    return all;
  }

  private static Report withMissing(Report report, Collection<Missing> failed) {
    Fleet fleet = (Fleet) report.origin();
    List<Missing> missing = new ArrayList<>(fleet.missing());
    missing.addAll(failed);
    return new Report(
        report.name(),
        new Fleet(fleet.nodes(), missing),
        report.policy(),
        report.status(),
        report.mode(),
        report.notices(),
        report.snapshot());
  }
}
