package dev.upgraderequired.internal.management;

import dev.upgraderequired.internal.census.Census;
import dev.upgraderequired.internal.guard.Guard;
import dev.upgraderequired.spi.Mode;
import dev.upgraderequired.spi.UpgradePlan;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the meters of a filter show.
 *
 * @param mode the mode in force
 * @param plan what is to be required later
 * @param clock by which the filter judges dates
 */
public record MeterSource(
    Census census, Supplier<Mode> mode, Optional<UpgradePlan> plan, InstantSource clock) {

  /** What the meters of a guard show. */
  public static MeterSource of(Guard guard) {
    return new MeterSource(
        guard.census(), guard::mode, guard.configuration().plan().toUpgradePlan(), guard.clock());
  }

  boolean isBrownout() {
    return plan.flatMap(planned -> planned.brownoutAt(clock.instant())).isPresent();
  }
}
