package dev.upgraderequired.stock;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(
    named = "stock.tomcat",
    matches = ".+",
    disabledReason = "needs a distribution of Tomcat; -P stock gets one")
class TomcatHostIT extends StockHostContract {

  TomcatHostIT() {
    super(new TomcatIT());
  }
}
