package dev.upgraderequired.benchmark;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Whether threads that count in the same census get in each other's way. */
final class Threads {

  private static final int MANY = 16;
  private static final String AGAIN = " again";

  private Threads() {}

  static Table measure(Pace pace) {
    Table table =
        new Table(
            "Throughput of 16 threads, as a multiple of that of one",
            "threads",
            "container",
            "the unavoidable accessor calls",
            "UpgradeRequiredFilter",
            "ratio",
            "goal",
            "A/A");
    for (Container container : pace.some(Container.JETTY, Container.values())) {
      measure(container, pace, table);
    }
    return table;
  }

  private static void measure(Container container, Pace pace, Table table) {
    Map<String, Supplier<Measured>> candidates = new LinkedHashMap<>();
    put(candidates, container, Subject.ACCESSORS, "", pace);
    put(candidates, container, Subject.FILTER, "", pace);
    put(candidates, container, Subject.FILTER, AGAIN, pace);
    Rounds rounds = Rounds.run(pace.rounds(), candidates);
    String filter = Subject.FILTER.toString();
    Spread without = gain(rounds, Subject.ACCESSORS.toString());
    Spread with = gain(rounds, filter);
    table.row(
        container,
        without,
        with,
        "%.2f".formatted(with.median() / without.median()),
        "≥ 1.00",
        "%.2f".formatted(gain(rounds, filter + AGAIN).median() / with.median()));
  }

  private static void put(
      Map<String, Supplier<Measured>> candidates,
      Container container,
      Subject subject,
      String suffix,
      Pace pace) {
    Jmh jmh = new Jmh(DoFilter.class, pace);
    for (int threads : new int[] {1, MANY}) {
      candidates.put(
          name(subject + suffix, threads),
          jmh.candidate(threads, Map.of("container", container, "subject", subject)));
    }
  }

  // A time that stays the same with sixteen threads is sixteen times the throughput.
  private static Spread gain(Rounds rounds, String name) {
    return rounds.ratio(name(name, 1), name(name, MANY), Measured::main).times(MANY);
  }

  private static String name(String subject, int threads) {
    return subject + " in " + threads;
  }
}
