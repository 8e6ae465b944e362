package dev.upgraderequired.stock;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(
    named = StockTomcat.DISTRIBUTION,
    matches = StockTomcat.WITH_FILTER_VALVE,
    disabledReason =
        "needs a distribution of Tomcat 11, since 10.1 has no FilterValve; -P stock gets one")
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
