package dev.upgraderequired.internal.config;

import dev.upgraderequired.UpgradeRequiredFilter;
import java.util.Map;

/** Configurations by init-params, as a container would give them. */
public final class Configurations {

  private Configurations() {}

  public static Configuration read(Map<String, String> initParams) {
    return read(initParams, Placeholders.ofThisProcess());
  }

  public static UpgradeRequiredFilter filter(Map<String, String> initParams) {
    return UpgradeRequiredFilter.builder().initParams(initParams).build();
  }

  public static Configuration read(Map<String, String> initParams, Placeholders placeholders) {
    Mistakes mistakes = new Mistakes("", initParams);
    OptionText text = new OptionText(initParams, placeholders);
    Options options = text.read(Options.ALL, mistakes);
    Configuration configuration = Configuration.of(options, WebApplication.UNSTARTED, mistakes);
    text.checkNames(Options.ALL, "", mistakes);
    mistakes.throwIfAny();
    return configuration;
  }
}
