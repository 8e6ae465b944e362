package dev.upgraderequired.internal.policy;

import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.RequestedUpgrade;
import dev.upgraderequired.spi.Violation;
import dev.upgraderequired.spi.Violation.Kind;
import java.util.List;
import java.util.Optional;

/**
 * Requires that a request asks to upgrade to a protocol, the only one of the application.
 *
 * @param token the protocol, such as {@code websocket} (RFC 9110 §16.7)
 */
public record RequiredUpgrade(String token) implements Rule {

  /** The only version of RFC 6455 (§4.1). */
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
      return Optional.of(
          new Violation(Kind.UPGRADE_NOT_REQUESTED, this, negotiated.httpVersion().token()));
    }
    return isWebSocket() && !requested.webSocketVersion().equals(WEBSOCKET_VERSION)
        ? Optional.of(
            new Violation(Kind.WEBSOCKET_VERSION_UNSUPPORTED, this, RequestedUpgrade.WEBSOCKET))
        : Optional.empty();
  }

  @Override
  public List<String> acceptableProtocols() {
    return List.of(token);
  }
}
