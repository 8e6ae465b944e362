package dev.upgraderequired.policy;

import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.RequestedUpgrade;
import java.util.List;
import java.util.Optional;

/**
 * A request to go on in one protocol, since nothing else is spoken behind it.
 *
 * @param token the protocol, such as {@code websocket} (RFC 9110 §16.7)
 */
public record RequiredUpgrade(String token) implements Requirement {

  /** The one version that RFC 6455 §4.1 has. */
  public static final String WEBSOCKET_VERSION = "13";

  @Override
  public String code() {
    return "required-upgrade";
  }

  @Override
  public boolean isOfConnection() {
    return false;
  }

  /** Whether the protocol is WebSocket. */
  public boolean isWebSocket() {
    return token.equalsIgnoreCase(RequestedUpgrade.WEBSOCKET);
  }

  @Override
  public Optional<Violation> violationBy(NegotiatedProtocol negotiated) {
    RequestedUpgrade requested = negotiated.requestedUpgrade();
    if (!requested.asksFor(token)) {
      return Optional.of(new Violation.UpgradeNotRequested(this, negotiated.httpVersion()));
    }
    return isWebSocket() && !requested.webSocketVersion().equals(WEBSOCKET_VERSION)
        ? Optional.of(new Violation.WebSocketVersionUnsupported(this))
        : Optional.empty();
  }

  @Override
  public List<String> acceptableProtocols() {
    return List.of(token);
  }
}
