package dev.upgraderequired.stock;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(
    named = "stock.jetty-12.0",
    matches = ".+",
    disabledReason = "needs a distribution of Jetty 12.0; -P stock gets one")
class Jetty120HostIT extends StockHostContract {

  Jetty120HostIT() {
    super(new Jetty120IT());
  }
}
