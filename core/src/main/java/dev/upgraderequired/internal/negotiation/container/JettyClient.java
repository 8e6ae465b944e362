package dev.upgraderequired.internal.negotiation.container;

import dev.upgraderequired.internal.request.ContainerRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** The client of a request in Jetty, as {@code getRemoteAddr()} but without making its text. */
final class JettyClient {

  private static final Getter REMOTE_SOCKET_ADDRESS = new Getter("getRemoteSocketAddress");

  private JettyClient() {}

  /** The address, which customizers may have replaced; null if it is no IP address. */
  static @Nullable InetAddress addressOrNull(ContainerRequest request) {
    return JettyEndPoint.isJetty(request)
            && REMOTE_SOCKET_ADDRESS.orNull(JettyEndPoint.metaData(request))
                instanceof InetSocketAddress socket
        ? socket.getAddress()
        : null;
  }
}
