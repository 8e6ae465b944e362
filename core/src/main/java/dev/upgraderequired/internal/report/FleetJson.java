package dev.upgraderequired.internal.report;

import static dev.upgraderequired.internal.report.ReportJson.member;
import static dev.upgraderequired.internal.report.ReportJson.members;

import java.util.Map;

/** Where the counts come from, as members of the JSON report. */
final class FleetJson {

  private FleetJson() {}

  /** The member {@code node}, or {@code nodes} and {@code missing} if there are many. */
  static Map<String, Object> of(Origin origin) {
    if (origin instanceof Origin.Node node) {
      return members(member("node", node.name()));
    }
    Origin.Fleet fleet = (Origin.Fleet) origin;
    return members(
        member("nodes", fleet.nodes().stream().map(FleetJson::node).toList()),
        member("missing", fleet.missing().stream().map(FleetJson::missing).toList()));
  }

  private static Map<String, Object> node(Origin.Member node) {
    return members(
        member("node", node.node()),
        member("source", node.source()),
        member("mode", node.mode().toString()),
        member("policy", node.policy()),
        member("since", node.since().toString()),
        member("until", node.until().toString()),
        member("requests", node.requests()));
  }

  private static Map<String, Object> missing(Origin.Missing missing) {
    return members(member("source", missing.source()), member("problem", missing.problem()));
  }
}
