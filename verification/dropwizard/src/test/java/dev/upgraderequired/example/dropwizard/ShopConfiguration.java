package dev.upgraderequired.example.dropwizard;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.core.Configuration;
import java.util.Map;

/** The configuration of the application, from its YAML file. */
public final class ShopConfiguration extends Configuration {

  @JsonProperty private Map<String, String> upgradeRequired = Map.of();

  /** The options of the filter. */
  Map<String, String> upgradeRequired() {
    return upgradeRequired;
  }
}
