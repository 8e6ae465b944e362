package dev.upgraderequired.benchmark;

import dev.upgraderequired.example.ExampleOptions;
import dev.upgraderequired.example.ServerKey;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What the filter adds to the start of an application, beside what the container takes for its. */
final class Starting {

  private static final String AGAIN = Subject.FILTER + ", again";
  private static final String ITSELF = "the container itself";

  /** How many for each round: one start tells little. */
  private static final int JVMS = 5;

  private Starting() {}

  static Table measure(Pace pace) {
    Table table =
        new Table(
            "Start-up, in a new JVM each",
            "start-up",
            "container",
            "what",
            "ms",
            "… more than nothing, as a share of the start of the container",
            "goal");
    for (Container container : Container.values()) {
      measure(container, pace, table);
    }
    return table;
  }

  private static void measure(Container container, Pace pace, Table table) {
    Rounds rounds = rounds(container, pace);
    double whole = median(rounds, ITSELF);
    double nothing = median(rounds, Subject.NOTHING.toString());
    table.row(container, ITSELF, whole, "", "");
    table.row(container, Subject.NOTHING, nothing, "", "");
    for (String name : List.of(Subject.FILTER.toString(), AGAIN)) {
      double ours = median(rounds, name);
      table.row(
          container,
          name,
          ours,
          "**%.1f %%**".formatted(100 * (ours - nothing) / whole),
          name.equals(AGAIN) ? "A/A" : "≤ 10 %");
    }
  }

  private static double median(Rounds rounds, String name) {
    return rounds.median(name, Measured::main);
  }

  private static Rounds rounds(Container container, Pace pace) {
    Map<String, Supplier<Measured>> candidates = new LinkedHashMap<>();
    candidates.put(
        ITSELF,
        new Jmh(ContainerStart.class, pace)
            .firstTime(Map.of("container", container, "key", keyFile())));
    candidates.put(Subject.NOTHING.toString(), init(container, Subject.NOTHING, pace));
    candidates.put(Subject.FILTER.toString(), init(container, Subject.FILTER, pace));
    candidates.put(AGAIN, init(container, Subject.FILTER, pace));
    return Rounds.run(pace.isThorough() ? JVMS * pace.rounds() : 1, candidates);
  }

  /** A key store, as servers have one: to make a key takes longer than to start. */
  private static Path keyFile() {
    ServerKey key = ExampleOptions.forTest(Map.of()).serverKey();
    try {
      Path file = Files.createTempFile("key", ".p12");
      file.toFile().deleteOnExit();
      try (OutputStream out = Files.newOutputStream(file)) {
        key.keyStore().store(out, key.password().toCharArray());
      }
      return file;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Supplier<Measured> init(Container container, Subject subject, Pace pace) {
    return new Jmh(StartUp.class, pace)
        .firstTime(Map.of("container", container, "subject", subject));
  }
}
