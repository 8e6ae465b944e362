package dev.upgraderequired.refusal;

import dev.upgraderequired.policy.RequiredUpgrade;
import dev.upgraderequired.policy.Violation;
import dev.upgraderequired.policy.Violation.HttpVersionTooLow;
import dev.upgraderequired.policy.Violation.UpgradeNotRequested;
import dev.upgraderequired.protocol.TransportSecurity.Cleartext;
import java.util.List;

/** Under which keys there may be something to say of a violation. */
final class MessageKeys {

  private MessageKeys() {}

  /** The keys, that for the circumstances first; the last is there in any case. */
  static List<String> of(Violation violation, Explanation explanation) {
    if (violation instanceof Violation.Cleartext && isForWebSocket(explanation)) {
      return List.of("cleartext-websocket", violation.code());
    }
    if (violation instanceof HttpVersionTooLow tooLow) {
      String ofVersion = violation.code() + "-" + tooLow.requirement().minimum().major();
      return explanation.negotiated().transportSecurity() instanceof Cleartext
          ? List.of(ofVersion + "-in-cleartext", ofVersion, violation.code())
          : List.of(ofVersion, violation.code());
    }
    if (violation instanceof UpgradeNotRequested && isAlone(explanation)) {
      return List.of(violation.code() + "-alone", violation.code());
    }
    return List.of(violation.code());
  }

  /** Whether nothing is wrong with the connection. */
  private static boolean isAlone(Explanation explanation) {
    return explanation.violations().stream().noneMatch(v -> v.isOfConnection());
  }

  private static boolean isForWebSocket(Explanation explanation) {
    return explanation.negotiated().requestedUpgrade().isWebSocket()
        || explanation.requirements().stream()
            .anyMatch(
                requirement ->
                    requirement instanceof RequiredUpgrade upgrade && upgrade.isWebSocket());
  }
}
