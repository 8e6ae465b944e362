package dev.upgraderequired.internal.refusal;

import dev.upgraderequired.internal.field.Field;
import dev.upgraderequired.internal.policy.RequiredUpgrade;
import java.util.ArrayList;
import java.util.List;

/** The response fields about the connection: Upgrade, Connection and Sec-WebSocket-Version. */
final class ConnectionFields {

  private ConnectionFields() {}

  /** The fields of a response that offers no upgrade. */
  static List<Field> of(AnsweredRequest request) {
    return connection(request, false);
  }

  /** The fields of a refusal that offers these protocols, as far as HTTP allows it. */
  static List<Field> withUpgrade(AnsweredRequest request, String protocols) {
    boolean isUpgradable = request.isUpgradable();
    List<Field> fields = new ArrayList<>();
    if (isUpgradable) {
      fields.add(new Field("Upgrade", protocols));
    }
    fields.addAll(connection(request, isUpgradable));
    return fields;
  }

  /**
   * The supported version, if a handshake had another (RFC 6455 §4.4). Empty if only the connection
   * violates the policy.
   */
  static List<Field> webSocketVersion(AnsweredRequest request) {
    return request.violations().stream()
            .anyMatch(v -> v.requirement() instanceof RequiredUpgrade u && u.isWebSocket())
        ? List.of(new Field("Sec-WebSocket-Version", RequiredUpgrade.WEBSOCKET_VERSION))
        : List.of();
  }

  // Only in HTTP/1.x: RFC 9113 §8.2.2 and RFC 9114 §4.2 forbid Connection in later versions. Tomcat
  // would send it nevertheless, and the client would lose the response.
  private static List<Field> connection(AnsweredRequest request, boolean upgrade) {
    // Not "close, Upgrade" in one line: Undertow closes only if the first line is just "close".
    List<String> options = new ArrayList<>();
    if (request.closesConnection()) {
      options.add("close");
    }
    if (upgrade) {
      options.add("Upgrade");
    }
    return options.isEmpty() ? List.of() : List.of(new Field("Connection", options));
  }
}
