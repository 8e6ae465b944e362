package dev.upgraderequired.internal.management;

import dev.upgraderequired.internal.census.Census;
import dev.upgraderequired.spi.UpgradeRequiredControl;
import jakarta.servlet.FilterConfig;
import java.lang.System.Logger.Level;

/** Registers the meters of a filter in the global registry of Micrometer. */
final class MeterRegistration {

  private MeterRegistration() {}

  static Registration of(
      UpgradeRequiredControl control, Census census, FilterConfig config, System.Logger logger) {
    CensusMeters meters =
        CensusMeters.inGlobalRegistry(
            Registration.context(config),
            config.getFilterName(),
            census,
            control::mode,
            failure -> logger.log(Level.WARNING, "Micrometer has refused a meter", failure));
    return meters::close;
  }
}
