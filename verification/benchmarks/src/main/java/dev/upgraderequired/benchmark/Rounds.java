package dev.upgraderequired.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * Candidates that were measured by turns, so that whatever else the machine did hit them alike.
 *
 * @param results of each candidate, one for each round
 */
record Rounds(Map<String, List<Measured>> results) {

  /** Measures each candidate once a round, in every other round the last one first. */
  static Rounds run(int rounds, Map<String, Supplier<Measured>> candidates) {
    Map<String, List<Measured>> results = new LinkedHashMap<>();
    candidates.keySet().forEach(name -> results.put(name, new ArrayList<>()));
    List<String> order = new ArrayList<>(candidates.keySet());
    for (int round = 0; round < rounds; round++) {
      for (String name : order) {
        Measured measured = candidates.get(name).get();
        System.err.printf("%s: %.1f, %.1f%n", name, measured.main(), measured.beside());
        results.get(name).add(measured);
      }
      Collections.reverse(order);
    }
    return new Rounds(results);
  }

  double median(String name, ToDoubleFunction<Measured> what) {
    return Spread.of(of(name).stream().mapToDouble(what).toArray()).median();
  }

  /** How many times as much as another candidate it took in the same round. */
  Spread ratio(String name, String other, ToDoubleFunction<Measured> what) {
    List<Measured> ours = of(name);
    List<Measured> theirs = of(other);
    double[] ratios = new double[ours.size()];
    for (int round = 0; round < ratios.length; round++) {
      ratios[round] = what.applyAsDouble(ours.get(round)) / what.applyAsDouble(theirs.get(round));
    }
    return Spread.of(ratios);
  }

  private List<Measured> of(String name) {
    return Objects.requireNonNull(results.get(name), name);
  }
}
