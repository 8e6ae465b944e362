package dev.upgraderequired.boot;

import dev.upgraderequired.UpgradeRequiredFilterBuilder;

/** A bean that sets what properties cannot. It sees the builder last, and overrides properties. */
@FunctionalInterface
public interface UpgradeRequiredCustomizer {

  /** Changes the filter that is about to be built. */
  void customize(UpgradeRequiredFilterBuilder builder);
}
