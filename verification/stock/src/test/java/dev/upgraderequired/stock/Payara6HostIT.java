package dev.upgraderequired.stock;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(
    named = "stock.payara-6",
    matches = ".+",
    disabledReason = "needs Payara Micro 6; -P application-servers gets it")
class Payara6HostIT extends GrizzlyHostContract {

  Payara6HostIT() {
    super(new Payara6IT());
  }
}
