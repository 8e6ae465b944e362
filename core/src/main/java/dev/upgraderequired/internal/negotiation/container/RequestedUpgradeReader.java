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

  private static final String UPGRADE = "Upgrade";

  private static final RequestedUpgrade WEBSOCKET =
      new RequestedUpgrade(Set.of(RequestedUpgrade.WEBSOCKET), "");

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

  /**
   * The same, reduced to whether it asks for WebSocket: all that the text of a response depends on.
   * Other protocols, of which a client may make up many, are not copied.
   */
  public static RequestedUpgrade webSocketOrNone(ContainerRequest request) {
    return ForeignCode.orElse(request, RequestedUpgradeReader::asksForWebSocket, false)
        ? WEBSOCKET
        : RequestedUpgrade.NONE;
  }

  private static boolean asksForWebSocket(ContainerRequest request) {
    HttpVersion version = version(request);
    return version.major() >= 2
        ? ofTunnel(request).contains(RequestedUpgrade.WEBSOCKET)
        : hasUpgrade(request, version)
            && mayBeWebSocket(request)
            && FieldLines.hasElement(request, UPGRADE, RequestedUpgrade.WEBSOCKET);
  }

  private static Set<String> protocols(ContainerRequest request) {
    HttpVersion version = version(request);
    if (version.major() >= 2) {
      return ofTunnel(request);
    }
    return hasUpgrade(request, version) ? listed(request) : Set.of();
  }

  private static HttpVersion version(ContainerRequest request) {
    return HttpVersion.parse(request.protocol()).orElse(HttpVersion.UNKNOWN);
  }

  private static Set<String> ofTunnel(ContainerRequest request) {
    return request.method().equals("CONNECT")
        ? JettyTunnel.protocol(request).map(Set::of).orElse(Set.of())
        : Set.of();
  }

  // RFC 9110 §7.8: Upgrade is ignored in HTTP/1.0, and without the connection option.
  private static boolean hasUpgrade(ContainerRequest request, HttpVersion version) {
    return version == HttpVersion.HTTP_1_1
        && request.header(UPGRADE) != null
        && FieldLines.hasElement(request, "Connection", UPGRADE);
  }

  // RFC 6455 §4.1: the WebSocket handshake is a GET.
  private static boolean mayBeWebSocket(ContainerRequest request) {
    return request.method().equals("GET");
  }

  private static Set<String> listed(ContainerRequest request) {
    boolean mayBeWebSocket = mayBeWebSocket(request);
    Set<String> protocols = new HashSet<>();
    for (String element : FieldLines.elements(request, UPGRADE)) {
      String protocol = element.toLowerCase(Locale.ROOT);
      if (mayBeWebSocket || !protocol.equals(RequestedUpgrade.WEBSOCKET)) {
        protocols.add(protocol);
      }
    }
    return protocols;
  }
}
