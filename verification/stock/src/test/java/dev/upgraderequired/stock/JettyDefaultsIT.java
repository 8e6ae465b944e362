package dev.upgraderequired.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A filter in the descriptor from which all applications of Jetty inherit. */
@EnabledIfSystemProperty(
    named = "stock.jetty-12.1",
    matches = ".+",
    disabledReason = "needs a distribution of Jetty 12.1; -P stock gets one")
class JettyDefaultsIT extends ServerWideContract {

  @Override
  ProcessBuilder container(Site site) throws IOException {
    Path home = StockContract.unpacked("stock.jetty-12.1");
    String defaults = Files.readString(home.resolve("etc/webdefault-ee10.xml"));
    String filter = ServerWide.configuration("Tomcat: filter");
    ServerWide.addLibrary(site, "lib/ee10/ext");
    site.write("etc/webdefault-ee10.xml", defaults.replace("</web-app>", filter + "</web-app>"));
    site.write("start.d/ee10-deploy.ini", ServerWide.ini());
    return JettyContract.jetty(home, site, new Jetty121IT().oldTls(), "ee10-ext");
  }

  @Test
  void isReplacedByAFilterOfAnApplicationOfTheSameName() throws Exception {
    assertThat(get("cleartext", "/own/", "X-Other: x").content()).isEqualTo(Applications.PAGE);
    assertThat(get("cleartext", "/report/", "X-Other: x").status()).isEqualTo(426);
    assertThat(log())
        .contains(
            "Requires nothing: every request proceeds (filter \"serverUpgradeRequired\" of /own)");
  }
}
