package dev.upgraderequired.stock;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(
    named = "stock.jetty-12.1",
    matches = ".+",
    disabledReason = "needs a distribution of Jetty 12.1; -P stock gets one")
class Jetty121IT extends JettyContract {

  @Override
  Path home() {
    return unpacked("stock.jetty-12.1");
  }

  @Override
  List<String> oldTls() {
    return List.of("start.d/old-tls-12.1.ini");
  }
}
