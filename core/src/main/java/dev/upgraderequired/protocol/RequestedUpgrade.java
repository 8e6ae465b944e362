package dev.upgraderequired.protocol;

import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * What a request asks to go on in after it: by {@code Upgrade} in HTTP/1.1 (RFC 9110 §7.8), by an
 * extended CONNECT in HTTP/2 and later (RFC 8441).
 *
 * @param protocols in lower case, such as {@code websocket}
 * @param webSocketVersion as in {@code Sec-WebSocket-Version}; empty if there is none
 */
public record RequestedUpgrade(Set<String> protocols, String webSocketVersion) {

  /** Asks for no other protocol. */
  public static final RequestedUpgrade NONE = new RequestedUpgrade(Set.of(), "");

  /** The name of WebSocket in {@code Upgrade} (RFC 6455 §11.2) and {@code :protocol} (RFC 8441). */
  public static final String WEBSOCKET = "websocket";

  private static final RequestedUpgrade OF_WEBSOCKET = new RequestedUpgrade(Set.of(WEBSOCKET), "");

  public RequestedUpgrade {
    // Not Set.copyOf: names that have one hash code would take it the square of their number.
    protocols = Collections.unmodifiableSet(new HashSet<>(protocols));
  }

  /** What of it is the same for many requests: whether it is for WebSocket. */
  public RequestedUpgrade cacheKey() {
    return isWebSocket() ? OF_WEBSOCKET : NONE;
  }

  /** Whether this protocol is among those that it asks for, whatever the case. */
  public boolean asksFor(String protocol) {
    return protocols.contains(protocol.toLowerCase(Locale.ROOT));
  }

  /** Whether it begins the handshake of WebSocket (RFC 6455 §4.1), of whatever version. */
  public boolean isWebSocket() {
    return protocols.contains(WEBSOCKET);
  }
}
