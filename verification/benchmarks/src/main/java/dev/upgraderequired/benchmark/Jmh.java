package dev.upgraderequired.benchmark;

import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs one benchmark of JMH with one set of parameters, in a short fork. */
record Jmh(Class<?> benchmark, Pace pace) {

  /** The compiler takes so many times as long beside threads that leave it no processor. */
  private static final int IF_BUSY = 6;

  /** The time and the bytes of one operation. */
  Supplier<Measured> candidate(int threads, Map<String, ?> parameters) {
    return () ->
        run(
            common(parameters)
                .threads(threads)
                .warmupIterations(threads == 1 ? pace.warmUps() : IF_BUSY * pace.warmUps())
                .addProfiler(GCProfiler.class));
  }

  /** The time of the first operation of a JVM. */
  Supplier<Measured> firstTime(Map<String, ?> parameters) {
    return () -> run(common(parameters).warmupIterations(0).measurementIterations(1));
  }

  private ChainedOptionsBuilder common(Map<String, ?> parameters) {
    TimeValue time = TimeValue.milliseconds(pace.iteration().toMillis());
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + benchmark.getName() + "\\.")
            .forks(pace.isThorough() ? 1 : 0)
            .warmupIterations(pace.warmUps())
            .warmupTime(time)
            .measurementIterations(pace.iterations())
            .measurementTime(time)
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT);
    parameters.forEach((name, value) -> options.param(name, nameOf(value)));
    return options;
  }

  private static String nameOf(Object value) {
    return value instanceof Enum<?> constant ? constant.name() : value.toString();
  }

  private static Measured run(ChainedOptionsBuilder options) {
    try {
      Collection<RunResult> results = new Runner(options.build()).run();
      return measured(results.iterator().next());
    } catch (RunnerException e) {
      throw new IllegalStateException(e);
    }
  }

  // The median of the iterations, not their mean: one in which something else ran counts little.
  private static Measured measured(RunResult result) {
    double[] scores =
        result.getBenchmarkResults().stream()
            .flatMap(fork -> fork.getIterationResults().stream())
            .mapToDouble(iteration -> iteration.getPrimaryResult().getScore())
            .toArray();
    var bytes = result.getSecondaryResults().get("gc.alloc.rate.norm");
    return new Measured(Spread.of(scores).median(), bytes == null ? 0 : bytes.getScore());
  }
}
