package dev.upgraderequired.stock;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(
    named = "stock.glassfish",
    matches = ".+",
    disabledReason = "needs GlassFish; -P application-servers gets it")
class GlassFishHostIT extends GrizzlyHostContract {

  GlassFishHostIT() {
    super(new GlassFishIT());
  }
}
