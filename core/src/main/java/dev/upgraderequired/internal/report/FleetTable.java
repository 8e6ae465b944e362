package dev.upgraderequired.internal.report;

import static dev.upgraderequired.internal.report.Numbers.number;
import static dev.upgraderequired.internal.report.Numbers.percent;

import dev.upgraderequired.internal.report.Origin.Fleet;
import dev.upgraderequired.internal.report.Origin.Member;
import dev.upgraderequired.internal.report.Origin.Missing;
import dev.upgraderequired.internal.text.DisplayText;
import dev.upgraderequired.internal.text.Markup;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The nodes of a fleet, and how they differ, as parts of the page; empty text for one node. */
final class FleetTable {

  private FleetTable() {}

  /** What an operator has to know before the counts: which nodes are missing or differ. */
  static String alerts(Report report) {
    if (!(report.origin() instanceof Fleet fleet)) {
      return "";
    }
    List<Member> nodes = fleet.nodes();
    long modes = nodes.stream().filter(node -> node.differsInMode(report)).count();
    long policies = nodes.stream().filter(node -> node.differsInPolicy(report)).count();
    return missing(fleet.missing())
        + alert(modes, nodes.size(), "in another mode than " + report.mode())
        + alert(policies, nodes.size(), "with another policy");
  }

  private static String missing(List<Missing> missing) {
    return missing.isEmpty()
        ? ""
        : "<div class=\"notice\"><strong>"
            + number(missing.size(), "source")
            + " missing from the counts:</strong>\n<ul>\n"
            + missing.stream().map(FleetTable::item).collect(Collectors.joining())
            + "</ul></div>\n";
  }

  private static String item(Missing missing) {
    return "<li>" + Markup.escape(missing.source() + ' ' + missing.problem()) + "</li>\n";
  }

  private static String alert(long howMany, int of, String what) {
    return howMany == 0
        ? ""
        : "<p class=\"notice\"><strong>"
            + number(howMany)
            + " of "
            + number(of, "node")
            + ' '
            + what
            + ".</strong></p>\n";
  }

  /** All nodes, those that differ first. */
  static String nodes(Report report) {
    if (!(report.origin() instanceof Fleet fleet)) {
      return "";
    }
    Stream<Member> sorted =
        fleet.nodes().stream()
            .sorted(
                Comparator.<Member>comparingInt(node -> differs(node, report) ? 0 : 1)
                    .thenComparing(Member::node)
                    .thenComparing(Member::source));
    return "<h3>Nodes</h3>\n"
        + HtmlTable.of(
            "text",
            "Each node, and its share of the requests",
            List.of("Node", "Mode and policy", "Requests"),
            sorted.map(node -> row(node, report)));
  }

  private static String row(Member node, Report report) {
    return HtmlTable.row(
        Markup.escape(node.node())
            + small(Markup.escape(node.source()))
            + small("since " + DisplayText.time(node.since())),
        emphasized(node.mode().toString(), node.differsInMode(report))
            + small(
                node.differsInPolicy(report) ? emphasized(node.policy(), true) : "policy as above"),
        number(node.requests()) + small(percent(node.requests(), report.requests())));
  }

  private static String small(String html) {
    return "<br><small>" + html + "</small>";
  }

  private static String emphasized(String text, boolean isEmphasized) {
    String escaped = Markup.escape(text);
    return isEmphasized ? "<strong>" + escaped + "</strong>" : escaped;
  }

  private static boolean differs(Member node, Report report) {
    return node.differsInMode(report) || node.differsInPolicy(report);
  }
}
