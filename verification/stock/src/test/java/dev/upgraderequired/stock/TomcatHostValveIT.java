package dev.upgraderequired.stock;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(
    named = StockTomcat.DISTRIBUTION,
    matches = ".+",
    disabledReason = "needs a distribution of Tomcat; -P stock gets one")
class TomcatHostValveIT extends TomcatValveContract {

  @Override
  StockTomcat tomcat() {
    return new StockTomcat("", ServerWide.configuration("Tomcat: FilterValve"), "");
  }

  @Override
  String place() {
    return "Catalina/localhost";
  }
}
