package dev.upgraderequired.benchmark;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** What clients that make up something for each request cost, beside equal requests. */
final class Flood {

  private static final Duration TURN = Duration.ofMillis(500);
  private static final Duration SHORT_TURN = Duration.ofMillis(20);

  /** Before those that count: the server's compiler takes that long. */
  private static final int ROUNDS_OF_WARM_UP = 4;

  /**
   * The same for requests of which everything is made up: they need all that there is to compile.
   */
  private static final int TURNS_OF_WARM_UP = 40;

  private static final int STATIC_STATUS = 200;

  private static final double NANOS_PER_MICRO = 1_000;

  private static final String AGAIN = ", again";
  private static final String STATIC = ", to a servlet";

  private final Pace pace;
  private final ChildJvm jvm;
  private final int port;

  private Flood(Pace pace, ChildJvm jvm) {
    this.pace = pace;
    this.jvm = jvm;
    port = Integer.parseInt(jvm.nextLine());
  }

  static Table measure(Pace pace) {
    Table table =
        new Table(
            "Floods: refusals of requests of which something is made up anew each time",
            "flood",
            "container",
            "made up",
            "CPU of the server per request, µs",
            "ratio to equal requests",
            "goal",
            "A/A",
            "static 200 to the same requests: µs",
            "ratio to equal requests",
            "the refusal takes … times as much");
    for (Container container : pace.some(Container.TOMCAT, Container.values())) {
      try (ChildJvm jvm =
          ChildJvm.start(List.of("-Xmx512m"), FloodServer.class, container.name())) {
        new Flood(pace, jvm).report(container, table);
      }
    }
    return table;
  }

  private void report(Container container, Table table) {
    List<Odd> kinds = pace.some(Odd.ALL, Odd.values());
    Map<String, Supplier<Measured>> candidates = new LinkedHashMap<>();
    for (Odd kind : pace.isThorough() ? kinds : List.of(Odd.NOTHING, Odd.ALL)) {
      candidates.put(kind.name(), turn(kind::toFilter, kind.status()));
      candidates.put(kind + STATIC, turn(kind::toServlet, STATIC_STATUS));
      if (kind.isBase()) {
        candidates.put(kind + AGAIN, turn(kind::toFilter, kind.status()));
      }
    }
    if (pace.isThorough()) {
      Rounds.run(TURNS_OF_WARM_UP, Map.of("warm-up", turn(Odd.ALL::toFilter, Odd.ALL.status())));
      Rounds.run(ROUNDS_OF_WARM_UP, candidates);
    }
    Rounds rounds = Rounds.run(pace.isThorough() ? 2 * pace.rounds() + 1 : 1, candidates);
    for (Odd kind : kinds) {
      row(container, kind, rounds, table);
    }
  }

  private static void row(Container container, Odd kind, Rounds rounds, Table table) {
    String base = kind.base().name();
    table.row(
        container,
        kind,
        rounds.median(kind.name(), Measured::main),
        rounds.ratio(kind.name(), base, Measured::main),
        kind.isBase() ? "" : kind.isPreview() ? "≤ 1.0" : "≤ 2.0",
        rounds.ratio(kind.base() + AGAIN, base, Measured::main),
        rounds.median(kind + STATIC, Measured::main),
        rounds.ratio(kind + STATIC, kind.base() + STATIC, Measured::main),
        rounds.ratio(kind.name(), kind + STATIC, Measured::main));
  }

  /** The CPU time of the server for one request, in microseconds. */
  private Supplier<Measured> turn(IntFunction<byte[]> request, int status) {
    FloodClient client = new FloodClient(port, request, status);
    return () -> {
      long begin = cpuTime();
      int requests = client.send(pace.isThorough() ? TURN : SHORT_TURN);
      return new Measured((cpuTime() - begin) / NANOS_PER_MICRO / requests, requests);
    };
  }

  private long cpuTime() {
    return Long.parseLong(jvm.ask("CPU time?"));
  }
}
