package dev.upgraderequired.benchmark;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Whether much configuration costs more than little. */
final class Growing {

  private static final String LITTLE = "little";
  private static final String LITTLE_AGAIN = "little again";
  private static final String MUCH = "much";

  private Growing() {}

  static Table measure(Pace pace) {
    Table table =
        new Table(
            "Growth (on Jetty)",
            "growth",
            "how many",
            "of which",
            "ns/op with few",
            "ns/op with many",
            "ratio",
            "goal",
            "A/A");
    for (Much option : pace.some(Much.TRUSTED_PROXIES_MET, Much.values())) {
      Map<String, Supplier<Measured>> candidates = new LinkedHashMap<>();
      candidates.put(LITTLE, candidate(option, option.least(), pace));
      candidates.put(MUCH, candidate(option, option.most(), pace));
      candidates.put(LITTLE_AGAIN, candidate(option, option.least(), pace));
      Rounds rounds = Rounds.run(pace.rounds(), candidates);
      table.row(
          "%d and %,d".formatted(option.least(), option.most()),
          option,
          rounds.median(LITTLE, Measured::main),
          rounds.median(MUCH, Measured::main),
          rounds.ratio(MUCH, LITTLE, Measured::main),
          "≤ 1.2",
          rounds.ratio(LITTLE_AGAIN, LITTLE, Measured::main));
    }
    return table;
  }

  private static Supplier<Measured> candidate(Much option, int size, Pace pace) {
    return new Jmh(Growth.class, pace).candidate(1, Map.of("option", option, "size", size));
  }
}
