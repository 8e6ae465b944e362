package dev.upgraderequired.stock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(
    named = StockTomcat.DISTRIBUTION,
    matches = ".+",
    disabledReason = "needs a distribution of Tomcat; -P stock gets one")
class TomcatListenerIT extends TomcatServerContract {

  @Override
  StockTomcat tomcat() {
    return new StockTomcat("", "", ServerWide.configuration("Tomcat: listener"));
  }

  @Test
  void doesNotStartAnApplicationWithSuchAFilter() throws Exception {
    assertThat(get("TLSv1.3", "/own/", "X-Other: x").status()).isEqualTo(404);
    assertThat(log())
        .contains(
            "SEVERE: The application /own has an UpgradeRequiredFilter already,"
                + " \"serverUpgradeRequired\"; use one listener, once, or the filter, not both:"
                + " remove that filter from the application, or this listener from where it is"
                + " declared, such as conf/web.xml of Tomcat");
  }

  @Test
  void comesAfterTheLoginOfTheContainer() throws Exception {
    assertThat(get("cleartext", "/closed/", "X-Other: x").status()).isEqualTo(401);
  }

  // Tomcat writes why an application does not start.
  @Override
  @Test
  void logsNoStackTrace() throws Exception {
    assertThat(log())
        .contains("Requires TLS 1.2 or newer of every request")
        .doesNotContain("\tat dev.upgraderequired.internal");
  }

  @Test
  void hasAnMBeanForEachApplication() throws Exception {
    assertThat(mBeans())
        .contains(
            "dev.upgraderequired:type=UpgradeRequiredFilter,context=\"/\",name=\"dev.upgraderequired.UpgradeRequiredListener\"")
        .noneMatch(name -> name.contains("/own"));
  }
}
