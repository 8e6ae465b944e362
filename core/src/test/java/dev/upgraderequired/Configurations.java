package dev.upgraderequired;

import java.time.InstantSource;
import java.util.Map;

/** Configurations by init-params, as a container would give them. */
final class Configurations {

  private Configurations() {}

  static Configuration read(Map<String, String> initParams) {
    return read(initParams, Placeholders.ofThisProcess());
  }

  static UpgradeRequiredFilter filter(Map<String, String> initParams) {
    Mistakes mistakes = new Mistakes("", initParams);
    Options options =
        new OptionText(initParams, Placeholders.ofThisProcess()).read(Options.ALL, mistakes);
    mistakes.throwIfAny();
    return new UpgradeRequiredFilter(
        options, WebApplication.UNSTARTED, null, InstantSource.system());
  }

  static Configuration read(Map<String, String> initParams, Placeholders placeholders) {
    Mistakes mistakes = new Mistakes("", initParams);
    OptionText text = new OptionText(initParams, placeholders);
    Options options = text.read(Options.ALL, mistakes);
    Configuration configuration = Configuration.of(options, WebApplication.UNSTARTED, mistakes);
    text.checkNames(Options.ALL, "", mistakes);
    mistakes.throwIfAny();
    return configuration;
  }
}
