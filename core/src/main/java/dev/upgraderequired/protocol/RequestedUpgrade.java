package dev.upgraderequired.protocol;

import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The protocols that a request asks to switch to: with {@code Upgrade} in HTTP/1.1 (RFC 9110 §7.8),
 * with an extended CONNECT in HTTP/2 and later (RFC 8441).
 *
 * @param protocols in lower case, such as {@code websocket}
 * @param webSocketVersion the value of {@code Sec-WebSocket-Version}; empty if there is none
 */
public record RequestedUpgrade(Set<String> protocols, String webSocketVersion) {

  /** No upgrade. */
  public static final RequestedUpgrade NONE = new RequestedUpgrade(Set.of(), "");

  /** The name of WebSocket in {@code Upgrade} (RFC 6455 §11.2) and {@code :protocol} (RFC 8441). */
  public static final String WEBSOCKET = "websocket";

  public RequestedUpgrade {
    // Not Set.copyOf, which takes quadratic time for names with the same hash code. But the empty
    // set, whose hash code is computed without an iterator: most requests ask for no upgrade.
    protocols =
        protocols.isEmpty() ? Set.of() : Collections.unmodifiableSet(new HashSet<>(protocols));
  }

  /** Whether it asks for this protocol, ignoring case. */
  public boolean asksFor(String protocol) {
    return protocols.contains(protocol.toLowerCase(Locale.ROOT));
  }

  /** Whether it asks for WebSocket (RFC 6455 §4.1), in any version. */
  public boolean isWebSocket() {
    return protocols.contains(WEBSOCKET);
  }
}
