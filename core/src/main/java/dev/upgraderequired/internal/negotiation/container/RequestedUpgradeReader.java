package dev.upgraderequired.internal.negotiation.container;

import dev.upgraderequired.internal.foreign.ForeignCode;
import dev.upgraderequired.internal.request.ContainerRequest;
import dev.upgraderequired.internal.request.FieldLines;
import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.RequestedUpgrade;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Reads the protocols that a request asks to upgrade to (RFC 9110 §7.8). */
public final class RequestedUpgradeReader {

  private RequestedUpgradeReader() {}

  /** The requested upgrade; none if the request is not valid for it, or the container fails. */
  public static RequestedUpgrade in(ContainerRequest request) {
    try {
      Set<String> protocols = protocols(request);
      return protocols.isEmpty()
          ? RequestedUpgrade.NONE
          : new RequestedUpgrade(
              protocols, String.join(", ", FieldLines.of(request, "Sec-WebSocket-Version")));
    } catch (Throwable failure) {
      ForeignCode.throwIfFatal(failure);
      return RequestedUpgrade.NONE;
    }
  }

  private static Set<String> protocols(ContainerRequest request) {
    HttpVersion version = HttpVersion.parse(request.protocol()).orElse(HttpVersion.UNKNOWN);
    if (version.major() >= 2) {
      return request.method().equals("CONNECT")
          ? JettyTunnel.protocol(request).map(Set::of).orElse(Set.of())
          : Set.of();
    }
    // RFC 9110 §7.8: Upgrade is ignored in HTTP/1.0, and without the connection option.
    return version == HttpVersion.HTTP_1_1
            && request.header("Upgrade") != null
            && hasConnectionOption(request)
        ? listed(request)
        : Set.of();
  }

  private static boolean hasConnectionOption(ContainerRequest request) {
    for (String option : FieldLines.elements(request, "Connection")) {
      if (option.equalsIgnoreCase("upgrade")) {
        return true;
      }
    }
    return false;
  }

  private static Set<String> listed(ContainerRequest request) {
    // RFC 6455 §4.1: the WebSocket handshake is a GET.
    boolean mayBeWebSocket = request.method().equals("GET");
    Set<String> protocols = new HashSet<>();
    for (String element : FieldLines.elements(request, "Upgrade")) {
      String protocol = element.toLowerCase(Locale.ROOT);
      if (mayBeWebSocket || !protocol.equals(RequestedUpgrade.WEBSOCKET)) {
        protocols.add(protocol);
      }
    }
    return protocols;
  }
}
