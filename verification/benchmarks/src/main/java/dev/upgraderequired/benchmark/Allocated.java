package dev.upgraderequired.benchmark;

import java.util.List;

/** What a request costs the heap, object by object. */
final class Allocated {

  /** As many of the places with most bytes as are worth showing. */
  private static final int PLACES = 14;

  /** As many times are requests that Flight Recorder looks at. */
  private static final int SLOWER = 5;

  private Allocated() {}

  static Table measure(Pace pace) {
    Table table =
        new Table(
            "Objects allocated from when the filter is called until it passes on or has answered",
            "allocations",
            "container",
            "a request that is",
            "objects",
            "B",
            "larger than 1 KiB",
            "goal",
            "besides, in the container: objects",
            "B",
            "larger than 1 KiB");
    for (Container container : pace.some(Container.TOMCAT, Container.values())) {
      for (Allocating what : pace.some(Allocating.REFUSED_AS_TEXT, Allocating.values())) {
        List<String> lines = probe(container, what, pace);
        String[] own = lines.get(0).split("\t", -1);
        String[] its = lines.get(1).split("\t", -1);
        table.row(container, what, own[1], own[3], own[2], what.goal(), its[1], its[3], its[2]);
        lines.stream().limit(PLACES).forEach(line -> System.err.println("  " + line));
      }
    }
    return table;
  }

  private static List<String> probe(Container container, Allocating what, Pace pace) {
    String requests = String.valueOf(Math.max(10, pace.requests() / SLOWER));
    try (ChildJvm jvm =
        ChildJvm.start(
            AllocationProbe.OPTIONS,
            AllocationProbe.class,
            container.name(),
            what.name(),
            requests)) {
      return jvm.output().lines().toList();
    }
  }
}
