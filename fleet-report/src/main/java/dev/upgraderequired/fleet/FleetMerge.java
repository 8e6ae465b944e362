package dev.upgraderequired.fleet;

import dev.upgraderequired.internal.report.Origin.Fleet;
import dev.upgraderequired.internal.report.Origin.Member;
import dev.upgraderequired.internal.report.Origin.Missing;
import dev.upgraderequired.internal.report.Report;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Merges the reports of filters of the same name. */
final class FleetMerge implements Merge {

  private final Consumer<String> warnings;
  private final Map<String, FilterMerge> filters = new LinkedHashMap<>();

  /** A merge of nothing, which calls the consumer with lines for the operator. */
  FleetMerge(Consumer<String> warnings) {
    this.warnings = warnings;
  }

  @Override
  public void add(NodeReport report) {
    report.filters().forEach(filter -> add(report.source(), filter));
  }

  private void add(String source, Report report) {
    FilterMerge known = filters.get(report.name());
    if (known == null) {
      filters.put(report.name(), new FilterMerge(report));
      return;
    }
    List<Member> twice = known.alreadyCounted(report);
    if (twice.isEmpty()) {
      known.add(report);
      return;
    }
    Member example = twice.get(0);
    String which = source + ": " + report.name() + " of " + example.node();
    if (twice.size() == ((Fleet) report.origin()).nodes().size()) {
      warnings.accept(which + " is in the counts already; it is not counted again");
    } else {
      known.add(report);
      warnings.accept(which + " is in the counts already, and counted twice");
    }
  }

  @Override
  public List<Report> merged(Collection<Missing> failed) {
    List<Report> merged = new ArrayList<>();
    filters.values().forEach(filter -> merged.add(filter.merged(failed)));
    return merged;
  }
}
