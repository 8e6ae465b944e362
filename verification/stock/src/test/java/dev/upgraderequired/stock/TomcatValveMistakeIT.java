package dev.upgraderequired.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.Wire;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mistakes in the declaration of a valve. Tomcat ends for most, and leaves nothing unguarded. */
@EnabledIfSystemProperty(
    named = StockTomcat.DISTRIBUTION,
    matches = StockTomcat.WITH_FILTER_VALVE,
    disabledReason =
        "needs a distribution of Tomcat 11, since 10.1 has no FilterValve; -P stock gets one")
class TomcatValveMistakeIT {

  private static final String DOCUMENTED = ServerWide.configuration("Tomcat: FilterValve");

  @Test
  void servesNoAsynchronousServletsWithoutAsyncSupported() throws Exception {
    ContractServer server = start(DOCUMENTED.replace(" asyncSupported=\"true\"", ""));
    try (Wire wire = Wire.connect(server, "TLSv1.3")) {
      wire.send("GET /async HTTP/1.1\r\nHost: localhost\r\n\r\n");

      assertThat(wire.receive("GET").status()).isEqualTo(500);
    } finally {
      server.stop();
    }
  }

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

    assertThatIllegalStateException()
        .isThrownBy(() -> start(valve).stop())
        .withMessageContaining("Tomcat is unable to start")
        .withMessageContaining(log);
  }

  private static ContractServer start(String valve) throws Exception {
    Site site = Site.create(TomcatValveMistakeIT.class.getSimpleName());
    Applications.deploy(site);
    ServerWide.addLibrary(site, "lib");
    return Distribution.start(site, new StockTomcat(valve, "", "").configure(site, List.of()));
  }
}
