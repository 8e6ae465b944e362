package dev.upgraderequired.benchmark;

import static dev.upgraderequired.benchmark.Subject.ACCESSORS;
import static dev.upgraderequired.benchmark.Subject.FILTER;
import static dev.upgraderequired.benchmark.Subject.FILTER_WITH_PLAN;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** What a request that complies costs, beside what cannot be avoided and what others do. */
final class Compliant {

  private static final String AGAIN = FILTER + ", again";

  private static final Set<Subject> PEERS =
      EnumSet.of(
          Subject.REMOTE_IP,
          Subject.HEADER_SECURITY,
          Subject.CORS,
          Subject.HTTPS_REDIRECT,
          Subject.SSL,
          Subject.CROSS_ORIGIN);

  private Compliant() {}

  static Table measure(Pace pace) {
    Table table =
        new Table(
            "A request that complies",
            "compliant",
            "container",
            "protocol",
            "filter",
            "ns/op",
            "B/op",
            "UpgradeRequiredFilter takes … times as long",
            "goal");
    for (Container container : Container.values()) {
      measure(container, Wire.TLS_HTTP_1_1, PEERS, pace, table);
      if (pace.isThorough()) {
        measure(container, Wire.TLS_HTTP_2, Set.of(), pace, table);
      }
    }
    return table;
  }

  private static void measure(
      Container container, Wire wire, Set<Subject> peers, Pace pace, Table table) {
    Jmh jmh = new Jmh(DoFilter.class, pace);
    Map<String, Supplier<Measured>> candidates = new LinkedHashMap<>();
    for (Subject subject : List.of(FILTER, ACCESSORS)) {
      candidates.put(subject.toString(), candidate(jmh, container, wire, subject));
    }
    candidates.put(AGAIN, candidate(jmh, container, wire, FILTER));
    candidates.put(FILTER_WITH_PLAN.toString(), candidate(jmh, container, wire, FILTER_WITH_PLAN));
    for (Subject peer : peers) {
      if (peer.runsOn(container)) {
        candidates.put(peer.toString(), candidate(jmh, container, wire, peer));
      }
    }
    Rounds rounds = Rounds.run(pace.rounds(), candidates);
    for (String name : candidates.keySet()) {
      table.row(
          container,
          wire,
          name,
          rounds.median(name, Measured::main),
          rounds.median(name, Measured::beside),
          rounds.ratio(FILTER.toString(), name, Measured::main),
          goal(name));
    }
  }

  private static Supplier<Measured> candidate(
      Jmh jmh, Container container, Wire wire, Subject subject) {
    return jmh.candidate(1, Map.of("container", container, "wire", wire, "subject", subject));
  }

  private static String goal(String name) {
    if (name.equals(ACCESSORS.toString())) {
      return "≤ 2.0, and as many B";
    }
    if (name.equals(FILTER.toString())) {
      return "";
    }
    if (name.equals(FILTER_WITH_PLAN.toString())) {
      return "as A/A";
    }
    if (name.equals(AGAIN)) {
      return "A/A";
    }
    return name.equals(Subject.HTTPS_REDIRECT.toString()) ? "< 1" : "";
  }
}
