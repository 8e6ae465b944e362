package dev.upgraderequired.undertow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.Wire;
import org.junit.jupiter.api.Test;

/** The classes of Undertow are those of Servlet 6, whatever version a deployment reports. */
class ServletVersionIT {

  @Test
  void judgesThoughServlet4IsReported() throws Exception {
    ContractServer server = UndertowContainer.withServletVersion(4);
    try (Wire wire = Wire.connect(server, "TLSv1.3")) {
      assertThat(
              wire.send("GET /contract/ HTTP/1.1\r\nHost: localhost\r\n\r\n")
                  .receive("GET")
                  .status())
          .isEqualTo(200);
    } finally {
      server.stop();
    }
  }
}
