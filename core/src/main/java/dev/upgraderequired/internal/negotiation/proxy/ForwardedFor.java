package dev.upgraderequired.internal.negotiation.proxy;

import dev.upgraderequired.internal.request.ContainerRequest;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/** The {@code X-Forwarded-For} field. */
final class ForwardedFor {

  /** Set by RemoteIpValve, which takes the last address out of the field. */
  private static final String REPLACED_BY_VALVE = "org.apache.tomcat.request.forwarded";

  private ForwardedFor() {}

  /**
   * The last address, which the proxy itself added. Null if there is no such field, or if
   * RemoteIpValve has made it the remote address.
   */
  static @Nullable String lastAddressOrNull(ContainerRequest request) {
    if (request.attribute(REPLACED_BY_VALVE) != null) {
      return null;
    }
    Enumeration<String> lines = request.lines("X-Forwarded-For");
    String last = "";
    while (lines.hasMoreElements()) {
      last = lines.nextElement();
    }
    return last.isEmpty() ? null : withoutPort(last.substring(last.lastIndexOf(',') + 1).strip());
  }

  // Some gateways of Azure append the port, a different one for each connection.
  private static String withoutPort(String address) {
    int colon = address.lastIndexOf(':');
    boolean hasPort =
        address.startsWith("[")
            ? address.lastIndexOf(']') < colon
            : colon > 0 && address.indexOf(':') == colon;
    return hasPort ? address.substring(0, colon) : address;
  }
}
