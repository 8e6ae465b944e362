package dev.upgraderequired.pages;

import dev.upgraderequired.UpgradeRequiredFilter;
import dev.upgraderequired.spi.InvalidOptionsException;
import java.util.Map;
import java.util.Optional;

/** Options as pages show them, given to a filter. */
final class Options {

  private Options() {}

  /** What the filter says of names and values that it does not accept. */
  static Optional<String> mistakes(Map<String, String> options) {
    try {
      UpgradeRequiredFilter.builder().initParams(options).build();
      return Optional.empty();
    } catch (InvalidOptionsException e) {
      return Optional.of(e.getMessage());
    }
  }
}
