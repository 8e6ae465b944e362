package dev.upgraderequired.stock;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(
    named = StockTomcat.DISTRIBUTION,
    matches = ".+",
    disabledReason = "needs a distribution of Tomcat; -P stock gets one")
class TomcatIT extends DocumentedContract {

  @Override
  ProcessBuilder container(Site site) throws IOException {
    site.deploy("webapps/ROOT.war");
    return new StockTomcat("", "", "").configure(site, List.of());
  }
}
