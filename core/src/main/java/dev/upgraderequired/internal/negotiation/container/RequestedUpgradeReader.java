package dev.upgraderequired.internal.negotiation.container;

import static java.util.stream.Collectors.toSet;

import dev.upgraderequired.internal.foreign.ForeignCode;
import dev.upgraderequired.internal.request.ContainerRequest;
import dev.upgraderequired.internal.request.FieldLines;
import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.RequestedUpgrade;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

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
            && elements(request, "Connection").anyMatch("upgrade"::equals)
        ? elements(request, "Upgrade")
            // RFC 6455 §4.1: the WebSocket handshake is a GET.
            .filter(
                protocol ->
                    !protocol.equals(RequestedUpgrade.WEBSOCKET) || request.method().equals("GET"))
            .collect(toSet())
        : Set.of();
  }

  private static Stream<String> elements(ContainerRequest request, String name) {
    return FieldLines.elements(request, name).stream()
        .map(element -> element.toLowerCase(Locale.ROOT));
  }
}
