package dev.upgraderequired;

import dev.upgraderequired.internal.log.FilterLogger;
import dev.upgraderequired.internal.management.CensusMeters;
import dev.upgraderequired.internal.management.Registration;
import dev.upgraderequired.internal.management.StartedFilter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Binds the meters of a filter to a given registry of Micrometer, before the filter starts or while
 * it runs. They are removed when it is destroyed. A {@code MeterBinder} is {@code new
 * UpgradeRequiredMeters(filter)::bindTo}.
 *
 * <p>Build such a filter with {@code globalMeters(false)}, unless its meters are to be in the
 * global registry too. Meters that the global registry has already put into the given one are not
 * added again.
 */
// Not a MeterBinder itself: every class of this library can be loaded without Micrometer.
public final class UpgradeRequiredMeters {

  private final UpgradeRequiredFilter filter;

  /** The meters of this filter. */
  public UpgradeRequiredMeters(UpgradeRequiredFilter filter) {
    this.filter = filter;
  }

  /**
   * Registers the meters, now if the filter runs, and at each start. Has no effect if they are
   * already bound to this registry.
   */
  public void bindTo(MeterRegistry registry) {
    filter.onStart(registry, started -> register(registry, started));
  }

  private Registration register(MeterRegistry registry, StartedFilter started) {
    return filter.hasGlobalMeters() && CensusMeters.areInGlobalRegistry(registry)
        ? Registration.NONE
        : CensusMeters.register(registry, started, FilterLogger.LOGGER);
  }
}
