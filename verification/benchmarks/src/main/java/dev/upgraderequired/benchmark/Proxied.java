package dev.upgraderequired.benchmark;

import static dev.upgraderequired.benchmark.Subject.ACCESSORS_OF_FIELDS;
import static dev.upgraderequired.benchmark.Subject.FILTER;
import static dev.upgraderequired.benchmark.Subject.FILTER_BEHIND_PROXY;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What it costs to believe a proxy, beside what the connection itself tells. */
final class Proxied {

  private static final String AGAIN = FILTER + ", again";

  private Proxied() {}

  static Table measure(Pace pace) {
    Table table =
        new Table(
            "Through a trusted proxy",
            "proxied",
            "container",
            "filter",
            "ns/op",
            "B/op",
            "… times as long as UpgradeRequiredFilter",
            "goal");
    for (Container container : Container.values()) {
      measure(container, pace, table);
    }
    return table;
  }

  private static void measure(Container container, Pace pace, Table table) {
    Jmh jmh = new Jmh(DoFilter.class, pace);
    Map<String, Supplier<Measured>> candidates = new LinkedHashMap<>();
    for (Subject subject : List.of(FILTER, FILTER_BEHIND_PROXY, ACCESSORS_OF_FIELDS)) {
      candidates.put(subject.toString(), candidate(jmh, container, subject));
    }
    candidates.put(AGAIN, candidate(jmh, container, FILTER));
    Rounds rounds = Rounds.run(pace.rounds(), candidates);
    for (String name : candidates.keySet()) {
      table.row(
          container,
          name,
          rounds.median(name, Measured::main),
          rounds.median(name, Measured::beside),
          rounds.ratio(name, FILTER.toString(), Measured::main),
          goal(name));
    }
  }

  private static Supplier<Measured> candidate(Jmh jmh, Container container, Subject subject) {
    return jmh.candidate(1, Map.of("container", container, "subject", subject, "forwarded", true));
  }

  private static String goal(String name) {
    if (name.equals(FILTER_BEHIND_PROXY.toString())) {
      return "≤ 3, and no more B than the calls";
    }
    return name.equals(AGAIN) ? "A/A" : "";
  }
}
