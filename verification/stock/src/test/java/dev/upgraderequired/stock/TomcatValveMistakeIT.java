package dev.upgraderequired.stock;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A Tomcat whose valve has a mistake ends, and leaves nothing unguarded. */
@EnabledIfSystemProperty(
    named = StockTomcat.DISTRIBUTION,
    matches = ".+",
    disabledReason = "needs a distribution of Tomcat; -P stock gets one")
class TomcatValveMistakeIT {

  private static final String DOCUMENTED = ServerWide.configuration("Tomcat: FilterValve");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          DOCUMENTED   | WRITTEN                                          | LOG
          TLSv1.2      | TLSv1.9                                          | minimumTls: "TLSv1.9" is not a TLS version
          minimumTls   | minimumTLS                                       | minimumTLS: unknown option; did you mean minimumTls?
          </Valve>     | <init-param name="mode" value="off"/></Valve>    | unable to start
          """)
  void ends(String documented, String written, String log) throws Exception {
    String valve = DOCUMENTED.replace(documented, written);
    Site site = Site.create(getClass().getSimpleName());
    Applications.deploy(site);
    ServerWide.addLibrary(site, "lib");
    ProcessBuilder tomcat = new StockTomcat(valve, "", "").configure(site, List.of());

    assertThatIllegalStateException()
        .isThrownBy(() -> Distribution.start(site, tomcat).stop())
        .withMessageContaining("Tomcat is unable to start")
        .withMessageContaining(log);
  }
}
