package dev.upgraderequired.internal.negotiation.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.mockito.Mockito.withSettings;

import dev.upgraderequired.internal.negotiation.address.IpAddress;
import dev.upgraderequired.internal.request.ContainerRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

/** Requests with the shape of those of application servers, which the stock contracts run. */
public class ApplicationServerPeerTest {

  private static final InetAddress PEER = InetAddress.getLoopbackAddress();

  @Test
  void readsTheSocketOfPayara() {
    PayaraRequest catalina = () -> () -> () -> new InetSocketAddress(PEER, 1);

    assertThat(IpAddress.of(Peer.orNull(grizzly(catalina)))).contains(new IpAddress(PEER));
  }

  @Test
  void readsTheSocketOfGlassFish() {
    GlassFishRequest catalina = () -> () -> () -> new InetSocketAddress(PEER, 1);

    assertThat(IpAddress.of(Peer.orNull(grizzly(catalina)))).contains(new IpAddress(PEER));
  }

  @Test
  void readsTheTcpConnectionOfOpenLiberty() {
    HttpServletRequest request =
        mock(HttpServletRequest.class, withSettings().extraInterfaces(LibertyRequest.class));
    when(request.getRemoteAddr()).thenReturn("192.0.2.1");
    LibertyInnerRequest inner = () -> () -> () -> PEER;
    when(((LibertyRequest) request).getIRequest()).thenReturn(inner);

    assertThat(IpAddress.of(Peer.orNull(ContainerRequest.of(request))))
        .contains(new IpAddress(PEER));
  }

  @Test
  void knowsNoPeerWhereAnInternalIsMissing() {
    assertThat(Peer.orNull(grizzly("no request of Grizzly"))).isNull();
  }

  private static ContainerRequest grizzly(Object catalina) {
    HttpServletRequest request =
        mock(HttpServletRequest.class, withSettings().extraInterfaces(GrizzlyFacade.class));
    when(request.getRemoteAddr()).thenReturn("192.0.2.1");
    when(((GrizzlyFacade) request).getUnwrappedCoyoteRequest()).thenReturn(catalina);
    return ContainerRequest.of(request);
  }

  public interface GrizzlyFacade {
    Object getUnwrappedCoyoteRequest();
  }

  @FunctionalInterface
  public interface PayaraRequest {
    GrizzlyRequest getCoyoteRequest();
  }

  @FunctionalInterface
  public interface GlassFishRequest {
    GrizzlyRequest getGrizzlyRequest();
  }

  @FunctionalInterface
  public interface GrizzlyRequest {
    Socket getConnection();
  }

  @FunctionalInterface
  public interface Socket {
    Object getPeerAddress();
  }

  public interface LibertyRequest {
    Object getIRequest();
  }

  @FunctionalInterface
  public interface LibertyInnerRequest {
    LibertyConnection getHttpInboundConnection();
  }

  @FunctionalInterface
  public interface LibertyConnection {
    LibertyTcp getTCPConnectionContext();
  }

  @FunctionalInterface
  public interface LibertyTcp {
    Object getRemoteAddress();
  }
}
