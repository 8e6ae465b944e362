package dev.upgraderequired.internal.negotiation.container;

import dev.upgraderequired.internal.foreign.ForeignCode;
import dev.upgraderequired.internal.negotiation.address.Peers;
import dev.upgraderequired.internal.request.ContainerRequest;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * The address of a client for counting, which valves, customizers and handlers may have replaced.
 */
public final class ClientAddress {

  /** What Tomcat reports for the peers of Unix domain sockets. */
  private static final String LOOPBACK = "127.0.0.1";

  private ClientAddress() {}

  /** The same address, if the container would make its text anew for each request; else null. */
  public static @Nullable InetAddress withoutTextOrNull(ContainerRequest request) {
    try {
      return JettyClient.addressOrNull(request);
    } catch (Throwable failure) {
      ForeignCode.throwIfFatal(failure);
      return null;
    }
  }

  /** The address; {@code unix} for a Unix domain socket, and empty if the container has none. */
  public static String of(ContainerRequest request) {
    String address = request.remoteAddress();
    if (mayBeUnix(address, request) && Peers.isUnix(Peer.orNull(request))) {
      return Peers.UNIX;
    }
    return address == null ? "" : address;
  }

  // The peer itself is read only where it may be one: the address of most requests costs nothing.
  // Tomcat reports port 0 for a Unix domain socket.
  private static boolean mayBeUnix(@Nullable String address, ContainerRequest request) {
    return address == null
        || address.isEmpty()
        || (address.equals(LOOPBACK)
            && TomcatRequest.isTomcat(request)
            && request.remotePort() <= 0);
  }
}
