package dev.upgraderequired.benchmark;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What a call takes beside another that was measured in the same run, and what was accepted.
 *
 * @param words what is compared
 * @param one the name of the call, which is also measured a second time
 * @param other the name of the call beside it
 * @param what is measured of both
 * @param onJetty what was accepted there
 * @param onTomcat what was accepted there
 */
record Ratio(
    String words,
    String one,
    String other,
    ToDoubleFunction<Measured> what,
    double onJetty,
    double onTomcat) {

  /** What differs between two JVMs with the same code. */
  private static final double NOISE = 1.25;

  /** Far less is no reason to fail, and the compiler spares more in one JVM than in another. */
  private static final double FEW_BYTES = 200;

  private static final List<Ratio> OF_REQUESTS =
      List.of(
          // Not beside the accessor calls: the compiler inlines them in one version of the
          // code, and not in the next.
          new Ratio(
              "time of a request that complies, to that in RemoteIpFilter of Tomcat",
              Subject.FILTER.name(),
              Subject.REMOTE_IP.name(),
              Measured::main,
              0.16,
              0.16),
          new Ratio(
              "bytes of a request that complies, to those of the accessor calls",
              Subject.FILTER.name(),
              Subject.ACCESSORS.name(),
              Ratio::bytes,
              1.1,
              1.1),
          new Ratio(
              "time of a refusal, to that of a static answer",
              Response.REFUSAL.name(),
              Response.STATIC.name(),
              Measured::main,
              4.2,
              11.5),
          new Ratio(
              "the same of bytes",
              Response.REFUSAL.name(),
              Response.STATIC.name(),
              Ratio::bytes,
              2.9,
              5.8));

  private static final List<Ratio> OF_GROWTH =
      Stream.of(Much.values()).map(Ratio::ofGrowth).toList();

  /** All that may not become worse. What grows is the filter's own work, the same on both. */
  static List<Ratio> on(Container container) {
    return container == Container.JETTY
        ? Stream.concat(OF_REQUESTS.stream(), OF_GROWTH.stream()).toList()
        : OF_REQUESTS;
  }

  private static Ratio ofGrowth(Much option) {
    return new Ratio(
        "time with %,d %s, to that with %d".formatted(option.most(), option, option.least()),
        option.nameWithMany(),
        option.nameWithFew(),
        Measured::main,
        1.5,
        1.5);
  }

  double accepted(Container container) {
    return container == Container.JETTY ? onJetty : onTomcat;
  }

  /** Above it, it has become worse: by more than it differs from itself in the same run. */
  double limit(Container container, Map<String, Measured> measured) {
    double again = value(one + RegressionProbe.AGAIN, measured) / value(one, measured);
    return accepted(container) * NOISE * Math.max(again, 1 / again);
  }

  double of(Map<String, Measured> measured) {
    return value(one, measured) / value(other, measured);
  }

  private double value(String name, Map<String, Measured> measured) {
    return what.applyAsDouble(Objects.requireNonNull(measured.get(name), name));
  }

  private static double bytes(Measured measured) {
    return measured.beside() + FEW_BYTES;
  }

  @Override
  public String toString() {
    return words;
  }
}
