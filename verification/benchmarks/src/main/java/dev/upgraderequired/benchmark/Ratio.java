package dev.upgraderequired.benchmark;

import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/** What the filter takes beside something that has to be done anyway, and what was accepted. */
// The functions keep no state.
@SuppressWarnings("ImmutableEnumChecker")
enum Ratio {
  // Not beside the accessor calls: the compiler inlines them in one version of the code, and not in
  // the next.
  COMPLIANT_TIME(
      "time of a request that complies, to that in RemoteIpFilter of Tomcat",
      Subject.FILTER,
      Subject.REMOTE_IP,
      Measured::main,
      0.16,
      0.16),
  COMPLIANT_BYTES(
      "bytes of a request that complies, to those of the accessor calls",
      Subject.FILTER,
      Subject.ACCESSORS,
      Ratio::bytes,
      1.1,
      1.1),
  REFUSAL_TIME(
      "time of a refusal, to that of a static answer",
      Response.REFUSAL,
      Response.STATIC,
      Measured::main,
      4.2,
      11.5),
  REFUSAL_BYTES("the same of bytes", Response.REFUSAL, Response.STATIC, Ratio::bytes, 2.9, 5.8);

  /** What differs between two JVMs with the same code. */
  private static final double NOISE = 1.25;

  /** Far less is no reason to fail, and the compiler spares more in one JVM than in another. */
  private static final double FEW_BYTES = 200;

  private final String words;
  private final Enum<?> one;
  private final Enum<?> other;
  private final ToDoubleFunction<Measured> what;
  private final double onJetty;
  private final double onTomcat;

  Ratio(
      String words,
      Enum<?> one,
      Enum<?> other,
      ToDoubleFunction<Measured> what,
      double onJetty,
      double onTomcat) {
    this.words = words;
    this.one = one;
    this.other = other;
    this.what = what;
    this.onJetty = onJetty;
    this.onTomcat = onTomcat;
  }

  double accepted(Container container) {
    return container == Container.JETTY ? onJetty : onTomcat;
  }

  /** Above it, it has become worse: by more than it differs from itself in the same run. */
  double limit(Container container, Map<String, Measured> measured) {
    double again =
        value(one.name() + RegressionProbe.AGAIN, measured) / value(one.name(), measured);
    return accepted(container) * NOISE * Math.max(again, 1 / again);
  }

  double of(Map<String, Measured> measured) {
    return value(one.name(), measured) / value(other.name(), measured);
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
