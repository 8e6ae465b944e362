package dev.upgraderequired.stock;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(
    named = "stock.open-liberty",
    matches = ".+",
    disabledReason = "needs a distribution of Open Liberty; -P application-servers gets one")
class OpenLibertyHostIT extends StockHostContract {

  OpenLibertyHostIT() {
    super(new OpenLibertyIT());
  }
}
