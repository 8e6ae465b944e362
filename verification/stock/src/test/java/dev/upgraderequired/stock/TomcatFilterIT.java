package dev.upgraderequired.stock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(
    named = StockTomcat.DISTRIBUTION,
    matches = ".+",
    disabledReason = "needs a distribution of Tomcat; -P stock gets one")
class TomcatFilterIT extends TomcatServerContract {

  @Override
  StockTomcat tomcat() {
    return new StockTomcat("", "", ServerWide.configuration("Tomcat: filter"));
  }

  @Override
  int seenOfRefused() {
    return 1;
  }

  @Test
  void isReplacedByAFilterOfAnApplicationOfTheSameName() throws Exception {
    assertThat(get("cleartext", "/own/", "X-Other: x").content()).isEqualTo(Applications.PAGE);
    assertThat(get("cleartext", "/report/", "X-Other: x").status()).isEqualTo(426);
    assertThat(log())
        .contains(
            "Requires nothing: every request proceeds (filter \"serverUpgradeRequired\" of /own)");
  }

  @Test
  void comesAfterTheLoginOfTheContainer() throws Exception {
    assertThat(get("cleartext", "/closed/", "X-Other: x").status()).isEqualTo(401);
  }

  @Test
  void hasAnMBeanForEachApplication() throws Exception {
    assertThat(mBeans())
        .contains(
            "dev.upgraderequired:type=UpgradeRequiredFilter,context=\"/\",name=\"serverUpgradeRequired\"",
            "dev.upgraderequired:type=UpgradeRequiredFilter,context=\"/own\",name=\"serverUpgradeRequired\"");
  }
}
