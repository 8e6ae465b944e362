package dev.upgraderequired.internal.negotiation.container;

import static java.util.stream.Collectors.toSet;

import dev.upgraderequired.internal.foreign.ForeignCode;
import dev.upgraderequired.internal.request.ContainerRequest;
import dev.upgraderequired.internal.request.FieldLines;
import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.RequestedUpgrade;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Finds out what a request asks to go on in. */
public final class UpgradeFields {

  private UpgradeFields() {}

  /** What this request asks for; nothing, where it does not ask rightly or nobody can tell. */
  public static RequestedUpgrade in(HttpServletRequest request) {
    HttpServletRequest own = ContainerRequest.of(request);
    try {
      Set<String> protocols = protocols(own);
      return protocols.isEmpty()
          ? RequestedUpgrade.NONE
          : new RequestedUpgrade(
              protocols, String.join(", ", FieldLines.of(own, "Sec-WebSocket-Version")));
    } catch (Throwable unanswered) {
      ForeignCode.throwIfFatal(unanswered);
      return RequestedUpgrade.NONE;
    }
  }

  private static Set<String> protocols(HttpServletRequest own) {
    HttpVersion version = HttpVersion.parse(own.getProtocol()).orElse(HttpVersion.UNKNOWN);
    if (version.major() >= 2) {
      return own.getMethod().equals("CONNECT")
          ? JettyTunnel.protocol(own).map(Set::of).orElse(Set.of())
          : Set.of();
    }
    // RFC 9110 §7.8: nothing asks in HTTP/1.0, nor without the connection option of the name.
    return version == HttpVersion.HTTP_1_1
            && own.getHeader("Upgrade") != null
            && elements(own, "Connection").anyMatch("upgrade"::equals)
        ? elements(own, "Upgrade")
            // RFC 6455 §4.1: that handshake is a GET.
            .filter(
                protocol ->
                    !protocol.equals(RequestedUpgrade.WEBSOCKET) || own.getMethod().equals("GET"))
            .collect(toSet())
        : Set.of();
  }

  private static Stream<String> elements(HttpServletRequest own, String name) {
    return FieldLines.elements(own, name).stream().map(element -> element.toLowerCase(Locale.ROOT));
  }
}
