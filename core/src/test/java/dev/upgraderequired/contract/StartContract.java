package dev.upgraderequired.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** An application with an invalid configuration does not start. */
public abstract class StartContract extends ContainerContract {

  @Test
  void doesNotStartWithAnUnknownInitParam() {
    assertThatThrownBy(() -> start(Map.of("minimumTLS", "TLSv1.3"))).isInstanceOf(Exception.class);
  }

  @Test
  void doesNotStartWithAValueThatIsNotAccepted() {
    assertThatThrownBy(() -> start(Map.of("minimumTls", "1.4"))).isInstanceOf(Exception.class);
  }

  @Test
  void logsNoWarningOfTheContainer() throws Exception {
    try (FilterLog log = new FilterLog()) {
      start(
              Map.of(
                  "trustedProxies",
                  "127.0.0.1",
                  "proxyPreset",
                  "nginx",
                  "proxySecret",
                  "X-Origin-Verify: 0123456789abcdef"))
          .stop();

      assertThat(log.lines()).singleElement().asString().startsWith("INFO: ");
    }
  }

  @Test
  void logsOnceWhyItDoesNotStart() {
    try (FilterLog log = new FilterLog()) {
      assertThatThrownBy(() -> start(Map.of("minimumTls", "1.4\r\nSEVERE: forged", "x", "y")))
          .isInstanceOf(Exception.class);

      assertThat(log.lines()).singleElement().asString().startsWith("SEVERE: ");
      assertThat(log.lines().get(0).lines())
          .hasSize(3)
          .anyMatch(line -> line.contains("minimumTls: \"1.4\\r\\nSEVERE: forged\" is not a TLS"))
          .anyMatch(line -> line.contains("x: unknown option"));
    }
  }
}
