package dev.upgraderequired.internal.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.internal.negotiation.proxy.TrustedProxies;
import dev.upgraderequired.internal.request.ContainerRequest;
import dev.upgraderequired.internal.text.LongRequest;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.NegotiatedProtocol.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A client may choose its address, where a valve or customizer of the container takes it from a
 * field.
 */
class ClientTest {

  private static final String LONGEST = "192.0.2.7%" + "a".repeat(110);

  @Test
  void hasAnAddressOfUpTo120Characters() {
    assertThat(client(LONGEST).text()).isEqualTo(LONGEST);
  }

  @Test
  void isUnknownIfItsAddressIsLonger() {
    Client client = client(LONGEST + "a");

    assertThat(client.text()).isEmpty();
    assertThat(client.wholeAddress()).isEqualTo("unknown");
    assertThat(client.network()).isEqualTo("unknown");
  }

  @Test
  void countsAsOneClientWithWhateverLongAddress() {
    assertThat(client("a".repeat(121)).hash()).isEqualTo(client("b".repeat(5_000)).hash());
  }

  private static Client client(String address) {
    return Client.of(
        ContainerRequest.of(LongRequest.of("GET", "address", List.of(address))),
        NegotiatedProtocol.unknown(Source.CONNECTION),
        TrustedProxies.none());
  }
}
