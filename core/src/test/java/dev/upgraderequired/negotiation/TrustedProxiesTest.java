package dev.upgraderequired.negotiation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.NegotiatedProtocol.Source;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What peers of real containers tell is for the contract; here is one that nobody knows. */
class TrustedProxiesTest {

  private final HttpServletRequest ofNoContainer = mock(HttpServletRequest.class);

  private final TrustedProxies proxies =
      new TrustedProxies(
          CidrBlocks.of(List.of(CidrBlock.parse("192.0.2.0/24"))),
          ProxyPreset.NGINX,
          ProxyPreset.NGINX.fieldNames(),
          Optional.empty(),
          Optional.empty());

  @Test
  void knowNothingOfARequestWhosePeerCannotBeTold() {
    assertThat(proxies.read(ofNoContainer))
        .isEqualTo(NegotiatedProtocol.unknownTo(Source.CONNECTION));
    assertThat(proxies.faultOf(ofNoContainer, List.of()).orElseThrow())
        .startsWith("the address of its peer cannot be told from a ")
        .endsWith("; if a filter has made that request, let it come after UpgradeRequiredFilter");
  }

  @Test
  void findNoFaultWhereThereAreNone() {
    assertThat(TrustedProxies.none().faultOf(ofNoContainer, List.of())).isEmpty();
    assertThat(TrustedProxies.none().isEmpty()).isTrue();
  }

  @Test
  void arePutInWords() {
    assertThat(proxies).hasToString("nginx at 192.0.2.0/24");
  }
}
