package dev.upgraderequired.internal.management;

import dev.upgraderequired.internal.foreign.ForeignCode;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * Meters of one filter in a registry, with the same values of {@code context} and {@code filter}. A
 * failing registry does not disturb counting.
 */
final class MeterSet {

  private final MeterRegistry registry;
  private final Tags common;
  private final MeterSource source;
  private final Consumer<Throwable> onFailure;
  private final Set<Meter> registered = new HashSet<>();
  private volatile boolean hasFailed;
  private boolean closed;

  MeterSet(MeterRegistry registry, Tags common, MeterSource source, Consumer<Throwable> onFailure) {
    this.registry = registry;
    this.common = common;
    this.source = source;
    this.onFailure = onFailure;
  }

  void gauge(FilterMeter meter, Tags tags, ToDoubleFunction<MeterSource> value) {
    register(
        () ->
            Gauge.builder(meter.meterName(), source, value)
                .description(meter.description())
                .baseUnit(meter.unit())
                .tags(common.and(tags))
                .register(registry));
  }

  void counter(FilterMeter meter, Tags tags, ToDoubleFunction<MeterSource> value) {
    register(
        () ->
            FunctionCounter.builder(meter.meterName(), source, value)
                .description(meter.description())
                .baseUnit(meter.unit())
                .tags(common.and(tags))
                .register(registry));
  }

  private synchronized void register(Supplier<Meter> meter) {
    if (!closed) {
      callRegistry(() -> registered.add(meter.get()));
    }
  }

  /** Removes all meters and prevents new ones. */
  synchronized void close() {
    closed = true;
    registered.forEach(meter -> callRegistry(() -> registry.remove(meter)));
    registered.clear();
  }

  private void callRegistry(Runnable change) {
    ForeignCode.run(change, this::reportOnce);
  }

  private void reportOnce(Throwable failure) {
    if (!hasFailed) {
      hasFailed = true;
      ForeignCode.runQuietly(() -> onFailure.accept(failure));
    }
  }
}
