package dev.upgraderequired.internal.management;

import dev.upgraderequired.internal.guard.Guard;
import jakarta.servlet.FilterConfig;
import java.lang.System.Logger.Level;

/** Registers the meters of a filter in the global registry of Micrometer. */
final class MeterRegistration {

  private MeterRegistration() {}

  static Registration of(Guard guard, FilterConfig config, System.Logger logger) {
    CensusMeters meters =
        CensusMeters.inGlobalRegistry(
            Registration.context(config),
            config.getFilterName(),
            MeterSource.of(guard),
            failure -> logger.log(Level.WARNING, "Micrometer has refused a meter", failure));
    return meters::close;
  }
}
