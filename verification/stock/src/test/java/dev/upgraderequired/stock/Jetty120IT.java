package dev.upgraderequired.stock;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(
    named = "stock.jetty-12.0",
    matches = ".+",
    disabledReason = "needs a distribution of Jetty 12.0; -P stock gets one")
class Jetty120IT extends JettyContract {

  @Override
  Path home() {
    return unpacked("stock.jetty-12.0");
  }

  @Override
  List<String> oldTls() {
    return List.of("start.d/old-tls-12.0.ini", "etc/old-tls.xml");
  }
}
