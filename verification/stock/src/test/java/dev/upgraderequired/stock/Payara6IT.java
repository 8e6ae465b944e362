package dev.upgraderequired.stock;

import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(
    named = "stock.payara-6",
    matches = ".+",
    disabledReason = "needs Payara Micro 6; -P application-servers gets it")
class Payara6IT extends PayaraContract {

  @Override
  Path jar() {
    return unpacked("stock.payara-6");
  }

  @Override
  Path javaHome() {
    return Distribution.JAVA_HOME;
  }
}
