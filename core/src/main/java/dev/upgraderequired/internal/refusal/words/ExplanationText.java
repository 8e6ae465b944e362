package dev.upgraderequired.internal.refusal.words;

import dev.upgraderequired.internal.policy.AcceptedCipherSuites;
import dev.upgraderequired.internal.text.DisplayText;
import dev.upgraderequired.protocol.CipherSuite;
import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.TransportSecurity;
import dev.upgraderequired.protocol.TransportSecurity.Cleartext;
import dev.upgraderequired.protocol.TransportSecurity.Contradictory;
import dev.upgraderequired.protocol.TransportSecurity.Tls;
import dev.upgraderequired.protocol.TransportSecurity.Unknown;
import dev.upgraderequired.spi.Explanation;
import dev.upgraderequired.spi.Requirement;
import dev.upgraderequired.spi.Violation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The texts of an explanation in one language. */
public record ExplanationText(Messages messages, Explanation explanation) {

  private static final String PLANNED_TITLE = "check.title-planned";

  /** The texts about requirements and violations. */
  public PolicyText policy() {
    return new PolicyText(messages);
  }

  /** The texts about what is to be required later; empty if nothing is planned. */
  public Optional<UpgradePlanText> plan() {
    return explanation.plan().map(plan -> new UpgradePlanText(messages, plan));
  }

  /** Whether the connection complies with the policy in force, but not with the plan. */
  public boolean violatesOnlyPlan() {
    return explanation.violations().isEmpty() && !explanation.plannedViolations().isEmpty();
  }

  /** The violations to explain: those of the policy in force or, if there are none, of the plan. */
  public List<Violation> violations() {
    return violatesOnlyPlan() ? explanation.plannedViolations() : explanation.violations();
  }

  /** The title of an explanation or of the response to a check. */
  public String title() {
    if (violatesOnlyPlan()) {
      return plan().orElseThrow().dated(PLANNED_TITLE);
    }
    List<Violation> violations = explanation.violations();
    return messages.text(
        titleKey(), violations.isEmpty() ? Map.of() : policy().values(violations.get(0)));
  }

  /** The message key of the title. */
  public String titleKey() {
    if (explanation.isCheck()) {
      return checkTitleKey();
    }
    return explanation.violations().stream().anyMatch(v -> v.isOfConnection())
        ? "title"
        : "title.required-upgrade";
  }

  private String checkTitleKey() {
    if (violatesOnlyPlan()) {
      return plan().orElseThrow().key(PLANNED_TITLE);
    }
    return explanation.violations().isEmpty() ? "check.title-accepted" : "check.title-refused";
  }

  /** The list items of one kind for all violations, without duplicates. */
  public List<String> items(String prefix) {
    return items(prefix, violations());
  }

  /** The list items of one kind for one violation. */
  public List<String> items(String prefix, Violation violation) {
    return messages.text(key(prefix, violation), policy().values(violation)).lines().toList();
  }

  /** The list items for visitors. */
  public List<String> visitorItems() {
    return items("visitor.", visitorViolations());
  }

  /**
   * The violations that are explained to visitors: if the address needs another protocol, only
   * that, because no other connection would help.
   */
  public List<Violation> visitorViolations() {
    List<Violation> violations = violations();
    List<Violation> ofRequest = violations.stream().filter(v -> !v.isOfConnection()).toList();
    return ofRequest.isEmpty() ? violations : ofRequest;
  }

  private List<String> items(String prefix, List<Violation> violations) {
    return violations.stream()
        .flatMap(violation -> items(prefix, violation).stream())
        .distinct()
        .toList();
  }

  /** The key of the most specific message of one kind for a violation. */
  public String key(String prefix, Violation violation) {
    return MessageKeys.of(violation, explanation).stream()
        .map(prefix::concat)
        .filter(messages::hasMessage)
        .findFirst()
        .orElseThrow();
  }

  /** Whether the refusal is permanent, or until when it lasts. */
  public String permanence() {
    return explanation
        .brownout()
        .map(
            brownout ->
                Map.of(
                    "until", messages.isolated(DisplayText.time(brownout.until())),
                    "from", messages.isolated(DisplayText.time(brownout.enforceFrom()))))
        .map(values -> messages.text(permanenceKey(), values))
        .orElseGet(() -> messages.text(permanenceKey()));
  }

  /** The message key of {@link #permanence}. */
  public String permanenceKey() {
    return explanation.brownout().isPresent() ? "temporary" : "permanent";
  }

  /**
   * The negotiated protocol: {@code HTTP/1.1 over TLS 1.1}, with the suite if suites are required
   * or planned to be.
   */
  public String negotiated() {
    HttpVersion http = explanation.negotiated().httpVersion();
    TransportSecurity security = explanation.negotiated().transportSecurity();
    Map<String, String> values =
        Map.of(
            "http",
            http.isKnown()
                ? DisplayText.protocol(http.token())
                : messages.text("negotiated.unknown-http"),
            "tls",
            DisplayText.protocol(security.token()));
    return messages.text(negotiatedKey(), values) + suite(security.cipherSuite());
  }

  private String suite(CipherSuite suite) {
    boolean isShown =
        suite.isKnown()
            && Stream.concat(
                    explanation.requirements().stream(),
                    explanation.plan().stream().flatMap(plan -> plan.requirements().stream()))
                .anyMatch(AcceptedCipherSuites.class::isInstance);
    return isShown ? " (" + suite + ")" : "";
  }

  /** The message key of {@link #negotiated}. */
  public String negotiatedKey() {
    return "negotiated." + key(explanation.negotiated().transportSecurity());
  }

  private static String key(TransportSecurity security) {
    if (security instanceof Cleartext) {
      return "cleartext";
    }
    if (security instanceof Tls) {
      return "tls";
    }
    return security instanceof Unknown || security instanceof Contradictory
        ? "unknown"
        : "tls-of-unknown-version";
  }

  /**
   * What was negotiated, and what is required or, if the connection violates only the plan, what it
   * will lack, in one sentence to follow a colon.
   */
  public String comparison() {
    if (violatesOnlyPlan()) {
      return comparison(
          "check.planned",
          explanation.plannedViolations().stream().map(Violation::requirement).distinct().toList());
    }
    return explanation.requirements().isEmpty()
        ? messages.labelled(messages.text("seen"), negotiated())
        : comparison("check.accepted", explanation.requirements());
  }

  private String comparison(String key, List<Requirement> requirements) {
    return messages.text(
        key, Map.of("negotiated", negotiated(), "required", policy().required(requirements)));
  }

  /** The comparison with a capital first letter. */
  public String comparisonSentence() {
    return PolicyText.capitalized(comparison());
  }
}
