package dev.upgraderequired.internal.negotiation.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.upgraderequired.internal.negotiation.address.Peers;
import dev.upgraderequired.internal.request.ContainerRequest;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.NegotiatedProtocol.Source;
import dev.upgraderequired.spi.ProxyPreset;
import jakarta.servlet.http.HttpServletRequest;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.ee.shape.JettyShapedRequest;
import org.eclipse.jetty.ee.shape.JettyShapedRequest.Within;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What peers of real containers tell is for the contract; here is one that nobody knows. */
public class TrustedProxiesTest {

  private final HttpServletRequest ofNoContainer = mock(HttpServletRequest.class);

  private final TrustedProxies proxies =
      new TrustedProxies(
          Peers.parse(List.of("192.0.2.0/24")),
          ProxyPreset.NGINX,
          Preset.of(ProxyPreset.NGINX).fieldNames(),
          Optional.empty(),
          Optional.empty());

  @Test
  void returnUnknownIfThePeerIsUnknown() {
    assertThat(proxies.read(ContainerRequest.of(ofNoContainer)))
        .isEqualTo(NegotiatedProtocol.unknown(Source.CONNECTION));
    assertThat(proxies.faultOf(ContainerRequest.of(ofNoContainer), List.of()).orElseThrow())
        .startsWith("the address of its peer cannot be determined from a ")
        .endsWith("; if a filter has made that request, let it come after UpgradeRequiredFilter");
  }

  @Test
  void sayWhatAPeerWithoutAnAddressIs() {
    assertThat(faultOfPeer(UnixDomainSocketAddress.of("")))
        .startsWith("it came by a Unix domain socket, and trustedProxies does not have unix");
    assertThat(faultOfPeer(UnixDomainSocketAddress.of("/run/proxy.sock")))
        .startsWith("it came by a Unix domain socket, and trustedProxies does not have unix");
    assertThat(faultOfPeer(new Nameless()))
        .isEqualTo("its peer is \"in${memory}?\", which is no IP address".replace("$", "?"));
    assertThat(faultOfPeer(null)).startsWith("the container reports no address of its peer (");
  }

  private String faultOfPeer(@Nullable SocketAddress peer) {
    Within jetty = mock(Within.class);
    when(jetty.getConnectionMetaData()).thenReturn(jetty);
    when(jetty.getConnection()).thenReturn(jetty);
    when(jetty.getEndPoint()).thenReturn(jetty);
    when(jetty.getRemoteSocketAddress()).thenReturn(peer);
    JettyShapedRequest request = mock(JettyShapedRequest.class);
    when(request.getRequest()).thenReturn(jetty);

    assertThat(proxies.read(ContainerRequest.of(request)))
        .isEqualTo(NegotiatedProtocol.unknown(Source.CONNECTION));
    return proxies.faultOf(ContainerRequest.of(request), List.of()).orElseThrow();
  }

  private static final class Nameless extends SocketAddress {
    private static final long serialVersionUID = 1;

    @Override
    public String toString() {
      return "in${memory}\n";
    }
  }

  @Test
  void findNoFaultWhereThereAreNone() {
    assertThat(TrustedProxies.none().faultOf(ContainerRequest.of(ofNoContainer), List.of()))
        .isEmpty();
    assertThat(TrustedProxies.none().isEmpty()).isTrue();
  }

  @Test
  void arePutInWords() {
    assertThat(proxies).hasToString("nginx at 192.0.2.0/24");
  }
}
