package dev.upgraderequired.soak;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The command that keeps both examples busy with mixed traffic, and sees whether anything goes
 * wrong or grows. Its exit code is 1 if so.
 */
@Command(name = "soak", mixinStandardHelpOptions = true)
public final class Soak implements Callable<Integer> {

  private static final Map<String, Path> EXAMPLES = examples();

  /** Until a server's compiler, pools and caches are what they are going to be. */
  private static final Duration WARM_UP = Duration.ofSeconds(20);

  private static final int SAMPLES = 30;
  private static final int WORKERS = 3;

  @Option(
      names = "--minutes",
      description = "how long, both examples at the same time (default: ${DEFAULT-VALUE})")
  private double minutes = 30;

  @Option(names = "--seed", description = "of the traffic (default: any)")
  private long seed = ThreadLocalRandom.current().nextLong();

  private Soak() {}

  private static Map<String, Path> examples() {
    Map<String, Path> examples = new LinkedHashMap<>();
    examples.put("Jetty", Path.of("jetty-example", "target", "jetty-example.jar"));
    examples.put("Tomcat", Path.of("tomcat-example", "target", "tomcat-example.jar"));
    return examples;
  }

  public static void main(String[] args) {
    System.exit(new CommandLine(new Soak()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    System.out.printf("Both for %.1f minutes, seed %d%n", minutes, seed);
    ExecutorService both = Executors.newFixedThreadPool(EXAMPLES.size());
    List<Future<Outcome>> outcomes = new ArrayList<>();
    EXAMPLES.forEach((name, jar) -> outcomes.add(both.submit(() -> soak(name, jar))));
    both.shutdown();
    boolean isWell = true;
    for (Future<Outcome> outcome : outcomes) {
      System.out.println(outcome.get().report());
      isWell &= outcome.get().faults().isEmpty();
    }
    return isWell ? 0 : 1;
  }

  private Outcome soak(String name, Path jar) throws Exception {
    try (ServerProcess server = ServerProcess.start(jar)) {
      Tally tally = new Tally();
      ExecutorService workers = Executors.newCachedThreadPool();
      for (int i = 0; i < WORKERS; i++) {
        workers.execute(new Worker(server, tally, seed + i));
      }
      workers.execute(new Http2Worker(server, tally));
      List<Sample> samples = samples(server, Duration.ofMillis((long) (minutes * 60_000)));
      workers.shutdownNow();
      List<String> faults = new ArrayList<>(Growth.in(samples));
      faults.addAll(tally.unexpected());
      server.complaints().forEach(line -> faults.add("it logged: " + line));
      return new Outcome(name, tally, samples, faults);
    }
  }

  /** What came of one of them. */
  private record Outcome(String name, Tally tally, List<Sample> samples, List<String> faults) {

    String report() {
      return "%n### %s%n%n%s%n%s%n%s"
          .formatted(
              name,
              tally,
              Sample.table(samples),
              faults.isEmpty()
                  ? "Nothing went wrong, and nothing grew."
                  : "- " + String.join("\n- ", faults));
    }
  }

  private static List<Sample> samples(ServerProcess server, Duration duration) throws Exception {
    Duration third = duration.dividedBy(3);
    Duration warmUp = WARM_UP.compareTo(third) < 0 ? WARM_UP : third;
    Duration interval = duration.minus(warmUp).dividedBy(SAMPLES);
    Instant next = Instant.now().plus(warmUp);
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < SAMPLES; i++) {
      next = next.plus(interval);
      Thread.sleep(Math.max(0, Duration.between(Instant.now(), next).toMillis()));
      samples.add(server.sample());
    }
    return samples;
  }
}
