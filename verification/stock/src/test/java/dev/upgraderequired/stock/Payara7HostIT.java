package dev.upgraderequired.stock;

import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(
    named = "stock.payara-7",
    matches = ".+",
    disabledReason = "needs Payara Micro 7; -P application-servers gets it")
@EnabledIf(
    value = "dev.upgraderequired.stock.NewerJava#isAvailable",
    disabledReason = NewerJava.MISSING)
class Payara7HostIT extends GrizzlyHostContract {

  Payara7HostIT() {
    super(new Payara7IT());
  }
}
