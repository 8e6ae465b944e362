package dev.upgraderequired.internal.management;

import dev.upgraderequired.internal.guard.Guard;
import jakarta.servlet.FilterConfig;
import java.lang.System.Logger.Level;

/** Shows a guard to Micrometer, as meters of its global registry. */
public final class MeterManagement {

  private MeterManagement() {}

  static Management begin(Guard guard, FilterConfig config, System.Logger logger) {
    CensusMeters meters =
        CensusMeters.inGlobalRegistry(
            Management.context(config),
            config.getFilterName(),
            guard.census(),
            guard::mode,
            failure -> logger.log(Level.WARNING, "Micrometer has refused a meter", failure));
    return meters::close;
  }
}
