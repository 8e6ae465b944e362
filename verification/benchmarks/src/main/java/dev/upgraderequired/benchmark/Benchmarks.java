package dev.upgraderequired.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command that runs benchmarks, and prints what they come to as Markdown. */
@Command(name = "benchmarks", sortOptions = false, mixinStandardHelpOptions = true)
public final class Benchmarks implements Callable<Integer> {

  /** All that can be asked for. */
  // The functions keep no state.
  @SuppressWarnings("ImmutableEnumChecker")
  enum Topic {
    COMPLIANT(Compliant::measure),
    FRESH(FreshRequests::measure),
    PROXIED(Proxied::measure),
    GROWTH(Growing::measure),
    THREADS(Threads::measure),
    REFUSALS(Refusals::measure),
    FLOOD(Flood::measure),
    START_UP(Starting::measure),
    ALLOCATIONS(Allocated::measure),
    WIRE(OnTheWire::throughput),
    WIRE_REFUSALS(OnTheWire::refusals),
    WIRE_FILES(OnTheWire::refusalsBesideFiles);

    private final Function<Pace, Table> measurement;

    Topic(Function<Pace, Table> measurement) {
      this.measurement = measurement;
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  @Parameters(description = "what to measure: ${COMPLETION-CANDIDATES}; everything by default")
  private List<Topic> topics = List.of(Topic.values());

  @Option(
      names = "--rounds",
      description = "how many times each candidate has its turn (default: ${DEFAULT-VALUE})")
  private int rounds = 5;

  @Option(
      names = "--smoke",
      description = "show that everything runs, in a minute, and --check in another")
  private boolean smoke;

  @Option(
      names = "--check",
      description = "only check that nothing takes more than it did; else the exit code is 1")
  private boolean check;

  private Benchmarks() {}

  public static void main(String[] args) {
    CommandLine command = new CommandLine(new Benchmarks());
    command.setCaseInsensitiveEnumValuesAllowed(true);
    command.registerConverter(Topic.class, Benchmarks::topic);
    System.exit(command.execute(args));
  }

  private static Topic topic(String name) {
    return Arrays.stream(Topic.values())
        .filter(topic -> topic.toString().equals(name))
        .findFirst()
        .orElseThrow(() -> new CommandLine.TypeConversionException("there is no " + name));
  }

  @Override
  public Integer call() {
    if (smoke || check) {
      // Its figures mean nothing, and so it may run beside other benchmarks.
      System.setProperty("jmh.ignoreLock", "true");
    }
    Pace pace = smoke ? Pace.smoke() : Pace.thorough(rounds);
    System.out.println(Machine.inWords(pace.rounds()));
    if (!check) {
      topics.forEach(topic -> System.out.println(topic.measurement.apply(pace)));
    }
    return (smoke || check) && !Regressions.check() ? 1 : 0;
  }
}
