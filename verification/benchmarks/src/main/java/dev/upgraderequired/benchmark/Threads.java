package dev.upgraderequired.benchmark;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Whether threads that count in the same census, or send the same refusal, wait for each other. */
final class Threads {

  private static final int MANY = 16;
  private static final String AGAIN = " again";

  private final Container container;
  private final Pace pace;

  private Threads(Container container, Pace pace) {
    this.container = container;
    this.pace = pace;
  }

  static Table measure(Pace pace) {
    Table table =
        new Table(
            "Throughput of 16 threads, as a multiple of that of one",
            "threads",
            "container",
            "filter",
            "its multiple",
            "beside",
            "its multiple",
            "ratio",
            "goal",
            "A/A");
    for (Container container : pace.some(Container.JETTY, Container.values())) {
      Threads threads = new Threads(container, pace);
      threads.compare(Subject.FILTER, Subject.ACCESSORS, DoFilter.class, "subject", table);
      threads.compare(Response.REFUSAL, Response.CLOCK, Respond.class, "what", table);
    }
    return table;
  }

  private void compare(
      Object filter, Object beside, Class<?> benchmark, String parameter, Table table) {
    Map<String, Supplier<Measured>> candidates = new LinkedHashMap<>();
    Jmh jmh = new Jmh(benchmark, pace);
    put(candidates, beside.toString(), of(jmh, parameter, beside));
    put(candidates, filter.toString(), of(jmh, parameter, filter));
    put(candidates, filter + AGAIN, of(jmh, parameter, filter));
    Rounds rounds = Rounds.run(pace.rounds(), candidates);
    Spread with = gain(rounds, filter.toString());
    Spread without = gain(rounds, beside.toString());
    table.row(
        container,
        filter,
        with,
        beside,
        without,
        "%.2f".formatted(with.median() / without.median()),
        "≥ 1.00, or A/A",
        "%.2f".formatted(gain(rounds, filter + AGAIN).median() / with.median()));
  }

  private IntFunction<Supplier<Measured>> of(Jmh jmh, String parameter, Object value) {
    return threads -> jmh.candidate(threads, Map.of("container", container, parameter, value));
  }

  private static void put(
      Map<String, Supplier<Measured>> candidates,
      String name,
      IntFunction<Supplier<Measured>> byThreads) {
    for (int threads : new int[] {1, MANY}) {
      candidates.put(name(name, threads), byThreads.apply(threads));
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
