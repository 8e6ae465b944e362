package dev.upgraderequired.stock;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(
    named = "stock.jetty-12.1",
    matches = ".+",
    disabledReason = "needs a distribution of Jetty 12.1; -P stock gets one")
class Jetty121HostIT extends StockHostContract {

  Jetty121HostIT() {
    super(new Jetty121IT());
  }
}
