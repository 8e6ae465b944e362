package dev.upgraderequired.stock;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(
    named = "stock.wildfly",
    matches = ".+",
    disabledReason = "needs a distribution of WildFly; -P application-servers gets one")
class WildFlyHostIT extends StockHostContract {

  WildFlyHostIT() {
    super(new WildFlyIT());
  }
}
