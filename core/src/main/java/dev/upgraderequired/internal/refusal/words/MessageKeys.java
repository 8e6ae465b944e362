package dev.upgraderequired.internal.refusal.words;

import dev.upgraderequired.internal.policy.MinimumHttp;
import dev.upgraderequired.internal.policy.RequiredUpgrade;
import dev.upgraderequired.protocol.TransportSecurity.Cleartext;
import dev.upgraderequired.spi.Explanation;
import dev.upgraderequired.spi.Violation;
import dev.upgraderequired.spi.Violation.Kind;
import java.util.List;

/** The message keys of a violation. */
public final class MessageKeys {

  private MessageKeys() {}

  /** The keys, most specific first; a message with the last key always exists. */
  static List<String> of(Violation violation, Explanation explanation) {
    if (violation.kind() == Kind.CLEARTEXT && concernsWebSocket(explanation)) {
      return List.of("cleartext-websocket", violation.code());
    }
    if (violation.requirement() instanceof MinimumHttp http
        && violation.kind() == Kind.HTTP_VERSION_TOO_LOW) {
      String ofVersion = violation.code() + "-" + http.minimum().major();
      return explanation.negotiated().transportSecurity() instanceof Cleartext
          ? List.of(ofVersion + "-in-cleartext", ofVersion, violation.code())
          : List.of(ofVersion, violation.code());
    }
    if (violation.kind() == Kind.UPGRADE_NOT_REQUESTED && isOnlyAboutRequest(explanation)) {
      return List.of(violation.code() + "-alone", violation.code());
    }
    return List.of(violation.code());
  }

  /** Whether the connection complies. */
  private static boolean isOnlyAboutRequest(Explanation explanation) {
    return explanation.violations().stream().noneMatch(v -> v.isOfConnection());
  }

  private static boolean concernsWebSocket(Explanation explanation) {
    return explanation.negotiated().requestedUpgrade().isWebSocket()
        || explanation.requirements().stream()
            .anyMatch(
                requirement ->
                    requirement instanceof RequiredUpgrade upgrade && upgrade.isWebSocket());
  }
}
