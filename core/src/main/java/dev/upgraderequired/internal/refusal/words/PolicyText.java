package dev.upgraderequired.internal.refusal.words;

import dev.upgraderequired.internal.policy.AcceptedCipherSuites;
import dev.upgraderequired.internal.policy.RequiredUpgrade;
import dev.upgraderequired.internal.text.DisplayText;
import dev.upgraderequired.spi.Requirement;
import dev.upgraderequired.spi.Violation;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Requirements and violations in one language. */
public record PolicyText(Messages messages) {

  /** The requirements of a site: {@code TLS 1.2 or newer, HTTP/1.1 or newer}. */
  public String required(List<Requirement> requirements) {
    return requirements.stream()
        .map(this::required)
        .collect(Collectors.joining(messages.listSeparator()));
  }

  /** One requirement: {@code TLS 1.2 or newer}. */
  public String required(Requirement requirement) {
    String token = DisplayText.protocol(requirement.token());
    // A list of suites may end with a star, which would change sides among Arabic letters.
    String minimum = requirement instanceof AcceptedCipherSuites ? messages.isolated(token) : token;
    return messages.text("required." + requirement.code(), Map.of("minimum", minimum));
  }

  /** The violations, one sentence each. */
  public String summary(List<Violation> violations) {
    return violations.stream()
        .map(this::sentence)
        .map(PolicyText::capitalized)
        .collect(Collectors.joining(" "));
  }

  /** The summary with a lower-case first letter, to follow a colon. */
  public String summaryAfterColon(List<Violation> violations) {
    String first = sentence(violations.get(0));
    return first + summary(violations).substring(first.length());
  }

  private String sentence(Violation violation) {
    return messages.text("violation." + violation.code(), values(violation));
  }

  static String capitalized(String sentence) {
    return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
  }

  /** The values that messages about a violation may contain. */
  Map<String, String> values(Violation violation) {
    Requirement requirement = violation.requirement();
    return Map.of(
        "required", required(requirement),
        "minimum", DisplayText.protocol(requirement.token()),
        "token", requirement.token(),
        "actual", DisplayText.protocol(violation.actual()),
        "suites", requirement instanceof AcceptedCipherSuites accepted ? examples(accepted) : "",
        "method",
            requirement instanceof RequiredUpgrade upgrade && upgrade.isWebSocket()
                ? "GET" + messages.listSeparator()
                : "");
  }

  // Separated as in the options of this library and of containers, into which they are pasted.
  private static String examples(AcceptedCipherSuites accepted) {
    return String.join(", ", accepted.examples())
        + (accepted.areRecommended() ? " (RFC 8446 B.4, RFC 9325 4.2)" : "");
  }
}
