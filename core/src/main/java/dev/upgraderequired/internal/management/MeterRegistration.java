package dev.upgraderequired.internal.management;

import java.lang.System.Logger.Level;
import java.util.function.Consumer;

/** Registers the meters of a filter in the global registry of Micrometer. */
final class MeterRegistration {

  private MeterRegistration() {}

  static Registration inGlobalRegistry(StartedFilter filter, System.Logger logger) {
    return CensusMeters.inGlobalRegistry(
        filter.context(), filter.name(), filter::meterSource, onFailure(logger));
  }

  static Consumer<Throwable> onFailure(System.Logger logger) {
    return failure -> logger.log(Level.WARNING, "Micrometer has refused a meter", failure);
  }
}
