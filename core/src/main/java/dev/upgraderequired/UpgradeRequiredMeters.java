package dev.upgraderequired;

import dev.upgraderequired.internal.log.FilterLogger;
import dev.upgraderequired.internal.management.CensusMeters;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Binds the meters of a filter to a given registry of Micrometer, before the filter starts or while
 * it runs. They are removed when it is destroyed. Build such a filter with {@code
 * globalMeters(false)}, or frameworks that add their registry to the global one have two
 * registrations of each meter. A MeterBinder is {@code new UpgradeRequiredMeters(filter)::bindTo}.
 */
// Not a MeterBinder itself: every class of this library can be loaded without Micrometer.
public final class UpgradeRequiredMeters {

  private final UpgradeRequiredFilter filter;

  /** The meters of this filter. */
  public UpgradeRequiredMeters(UpgradeRequiredFilter filter) {
    this.filter = filter;
  }

  /** Registers the meters, now if the filter runs, and at each start. */
  public void bindTo(MeterRegistry registry) {
    filter.onStart(started -> CensusMeters.register(registry, started, FilterLogger.LOGGER));
  }
}
