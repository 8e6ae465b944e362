package dev.upgraderequired.benchmark;

import static dev.upgraderequired.benchmark.Response.PREVIEW;
import static dev.upgraderequired.benchmark.Response.REFUSAL;
import static dev.upgraderequired.benchmark.Response.STATIC;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What a refusal costs, beside a servlet that sets the same fields and writes the same content. */
final class Refusals {

  private static final Wire[] ENCRYPTED = {Wire.TLS_HTTP_1_1, Wire.TLS_HTTP_2};

  private static final String AGAIN = REFUSAL + ", again";

  private Refusals() {}

  static Table measure(Pace pace) {
    Table table =
        new Table(
            "A refusal",
            "refusals",
            "container",
            "protocol",
            "response",
            "ns/op",
            "B/op",
            "a refusal takes … times as long",
            "goal");
    for (Container container : pace.some(Container.JETTY, Container.values())) {
      for (Wire wire : pace.some(Wire.TLS_HTTP_1_1, ENCRYPTED)) {
        measure(container, wire, pace, table);
      }
    }
    return table;
  }

  private static void measure(Container container, Wire wire, Pace pace, Table table) {
    Map<String, Supplier<Measured>> candidates = new LinkedHashMap<>();
    for (Response what : List.of(REFUSAL, STATIC, PREVIEW)) {
      candidates.put(what.toString(), candidate(container, wire, what, pace));
    }
    candidates.put(AGAIN, candidate(container, wire, REFUSAL, pace));
    Rounds rounds = Rounds.run(pace.rounds(), candidates);
    for (String name : candidates.keySet()) {
      table.row(
          container,
          wire,
          name,
          rounds.median(name, Measured::main),
          rounds.median(name, Measured::beside),
          rounds.ratio(REFUSAL.toString(), name, Measured::main),
          goal(name));
    }
  }

  static Supplier<Measured> candidate(Container container, Wire wire, Response what, Pace pace) {
    return new Jmh(Respond.class, pace)
        .candidate(1, Map.of("container", container, "wire", wire, "what", what));
  }

  private static String goal(String name) {
    if (name.equals(PREVIEW.toString())) {
      return "≥ 1.0";
    }
    return name.equals(AGAIN) ? "A/A" : "";
  }
}
