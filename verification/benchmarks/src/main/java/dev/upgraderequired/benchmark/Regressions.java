package dev.upgraderequired.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Whether the filter takes more than it did, beside what the container takes in the same run. What
 * is above a limit is measured again: only what is above it each time has become worse.
 */
final class Regressions {

  private static final int ATTEMPTS = 3;

  private final Table table =
      new Table(
          "Regressions", "--check", "container", "ratio", "measured", "accepted", "fails above");

  private Regressions() {}

  /** Prints the ratios of each attempt. True if each was within its limit once. */
  static boolean check() {
    Regressions regressions = new Regressions();
    List<String> worse =
        Stream.of(Container.values()).flatMap(each -> regressions.worse(each).stream()).toList();
    System.out.println(regressions.table);
    worse.forEach(line -> System.err.println("Worse than accepted, each time: " + line));
    return worse.isEmpty();
  }

  private List<String> worse(Container container) {
    List<Ratio> worse = new ArrayList<>(Ratio.on(container));
    for (int i = 0; i < ATTEMPTS && !worse.isEmpty(); i++) {
      Map<String, Measured> measured = measure(container);
      worse.forEach(ratio -> row(container, ratio, measured));
      worse.removeIf(ratio -> ratio.of(measured) <= ratio.limit(container, measured));
    }
    return worse.stream().map(ratio -> container + ": " + ratio).toList();
  }

  private void row(Container container, Ratio ratio, Map<String, Measured> measured) {
    table.row(
        container,
        ratio,
        "%.2f".formatted(ratio.of(measured)),
        "%.2f".formatted(ratio.accepted(container)),
        "%.2f".formatted(ratio.limit(container, measured)));
  }

  private static Map<String, Measured> measure(Container container) {
    Map<String, Measured> measured = new LinkedHashMap<>();
    try (ChildJvm jvm =
        ChildJvm.start(RegressionProbe.OPTIONS, RegressionProbe.class, container.name())) {
      for (String line : jvm.output().lines().toList()) {
        String[] cells = line.split("\t", -1);
        measured.put(
            cells[0], new Measured(Double.parseDouble(cells[1]), Double.parseDouble(cells[2])));
      }
    }
    System.err.println(container + ": " + measured);
    return measured;
  }
}
