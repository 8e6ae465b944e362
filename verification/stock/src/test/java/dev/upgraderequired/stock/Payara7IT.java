package dev.upgraderequired.stock;

import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(
    named = "stock.payara-7",
    matches = ".+",
    disabledReason = "needs Payara Micro 7; -P application-servers gets it")
@EnabledIf(
    value = "dev.upgraderequired.stock.NewerJava#isAvailable",
    disabledReason = NewerJava.MISSING)
class Payara7IT extends PayaraContract {

  @Override
  Path jar() {
    return unpacked("stock.payara-7");
  }

  @Override
  Path javaHome() {
    return NewerJava.home().orElseThrow();
  }
}
