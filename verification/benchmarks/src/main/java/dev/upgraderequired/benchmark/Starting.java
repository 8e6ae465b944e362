package dev.upgraderequired.benchmark;

import dev.upgraderequired.UpgradeRequiredFilter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What the filter adds to the start of an application, and to what is downloaded for it. */
final class Starting {

  private static final double KIB = 1024;

  private Starting() {}

  static Table measure(Pace pace) {
    Table table = new Table("Start-up, in a new JVM each", "start-up", "what", "figure", "goal");
    for (Container container : Container.values()) {
      Rounds rounds = rounds(container, pace);
      double empty = rounds.median(Subject.NOTHING.toString(), Measured::main);
      double ours = rounds.median(Subject.FILTER.toString(), Measured::main);
      table.row(container + ": " + Subject.NOTHING, "%.1f ms".formatted(empty), "");
      table.row(container + ": " + Subject.FILTER, "%.1f ms".formatted(ours), "");
      table.row(
          container + ": what the filter adds", "**%.1f ms**".formatted(ours - empty), "≤ 50 ms");
    }
    table.row("the jar of core", "**%.0f KiB**".formatted(jar() / KIB), "≤ 200 KB");
    return table;
  }

  private static Rounds rounds(Container container, Pace pace) {
    Jmh jmh = new Jmh(StartUp.class, pace);
    Map<String, Supplier<Measured>> candidates = new LinkedHashMap<>();
    for (Subject subject : new Subject[] {Subject.NOTHING, Subject.FILTER}) {
      candidates.put(
          subject.toString(), jmh.firstTime(Map.of("container", container, "subject", subject)));
    }
    return Rounds.run(pace.rounds(), candidates);
  }

  private static double jar() {
    try {
      return Files.size(
          Path.of(
              UpgradeRequiredFilter.class
                  .getProtectionDomain()
                  .getCodeSource()
                  .getLocation()
                  .toURI()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
