package dev.upgraderequired.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.contract.ContractServer;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What a client of WebSockets shows of a handshake that is refused. */
@ParameterizedClass(name = "{0}")
@EnumSource(Container.class)
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class WebSocketClientContract {

  private static final String TEXT = "hello";

  @Parameter private Container container;

  private final String name;

  /**
   * @param name of the client in the documentation
   */
  WebSocketClientContract(String name) {
    this.name = name;
  }

  final String name() {
    return name;
  }

  /** Sends a text, and sees the text that comes back, or why none does. */
  abstract Seen echo(Trust trust, URI uri, String text) throws Exception;

  @Test
  void showsTheRefusalOfCleartext() throws Exception {
    ContractServer server = container.withSocketRequiring("TLSv1.2");
    Seen seen =
        echo(Trust.in(server), URI.create("ws://localhost:" + server.httpPort() + "/socket"), TEXT);

    assertThat(Documented.quotes(name, "refused handshake"))
        .isNotEmpty()
        .allSatisfy(quote -> assertThat(seen.text()).contains(quote));
  }

  @Test
  void speaksWhenCompliant() throws Exception {
    ContractServer server = container.withSocketRequiring("TLSv1.2");
    Seen seen =
        echo(
            Trust.in(server),
            URI.create("wss://localhost:" + server.httpsPort() + "/socket"),
            TEXT);

    assertThat(Documented.quotes(name, "compliant")).containsExactly(seen.text());
  }
}
