package dev.upgraderequired.fleet;

import dev.upgraderequired.internal.report.Origin.Fleet;
import dev.upgraderequired.internal.report.Report;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The notices of nodes, each once, with the names of the nodes that have it. */
final class Notices {

  private static final int NAMED = 3;

  private final Map<String, List<String>> nodes = new LinkedHashMap<>();

  /** Adds those of a node or, with the names that they have already, of a fleet. */
  void add(Report report) {
    Fleet fleet = (Fleet) report.origin();
    for (String notice : report.notices()) {
      List<String> names = nodes.computeIfAbsent(notice, unknown -> new ArrayList<>());
      if (fleet.nodes().size() == 1 && !notice.endsWith(on(List.of(fleet.nodes().get(0).node())))) {
        names.add(fleet.nodes().get(0).node());
      }
    }
  }

  List<String> all() {
    return nodes.entrySet().stream()
        .map(notice -> notice.getKey() + on(notice.getValue()))
        .toList();
  }

  private static String on(List<String> names) {
    if (names.isEmpty()) {
      return "";
    }
    String first = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
    int more = names.size() - NAMED;
    return " (on " + first + (more > 0 ? " and " + more + " more" : "") + ')';
  }
}
