package dev.upgraderequired;

import dev.upgraderequired.internal.log.FilterLogger;
import dev.upgraderequired.internal.management.CensusMeters;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Binds the meters of a filter to a given registry of Micrometer, before the filter starts or while
 * it runs. They are removed when it is destroyed. Build such a filter with {@code
 * globalMeters(false)}, or frameworks that add their registry to the global one have two
 * registrations of each meter.
 */
public final class UpgradeRequiredMeters implements MeterBinder {

  private final UpgradeRequiredFilter filter;

  /** The meters of this filter. */
  public UpgradeRequiredMeters(UpgradeRequiredFilter filter) {
    this.filter = filter;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    filter.onStart(started -> CensusMeters.register(registry, started, FilterLogger.LOGGER));
  }
}
