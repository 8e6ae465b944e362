package dev.upgraderequired.internal.refusal.format;

import dev.upgraderequired.internal.policy.AcceptedCipherSuites;
import dev.upgraderequired.internal.refusal.words.ExplanationText;
import dev.upgraderequired.internal.refusal.words.Languages;
import dev.upgraderequired.internal.refusal.words.Site;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.TransportSecurity;
import dev.upgraderequired.spi.Brownout;
import dev.upgraderequired.spi.Explanation;
import dev.upgraderequired.spi.Requirement;
import dev.upgraderequired.spi.UpgradePlan;
import dev.upgraderequired.spi.Violation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The members of a problem detail (RFC 9457 §3), independent of the format. */
public final class Problem {

  // A tag URI (RFC 4151), because there is no page to dereference (RFC 9457 §3.1.1).
  private static final String TYPE = "tag:upgraderequired.dev,2026:upgrade-required";

  private final Languages languages;
  private final Site site;

  public Problem(Languages languages, Site site) {
    this.languages = languages;
    this.site = site;
  }

  /** Text, numbers, booleans, and lists and maps of them, in the order of the document. */
  Map<String, Object> members(Explanation explanation) {
    ExplanationText text = new ExplanationText(languages.of(explanation.locale()), explanation);
    Map<String, Object> members = new LinkedHashMap<>();
    if (!explanation.isCheck()) {
      members.put("type", TYPE);
    }
    members.put("title", text.title());
    members.put("status", explanation.status());
    members.put("detail", detail(text));
    members.put("negotiated", negotiated(explanation.negotiated()));
    members.put("required", required(explanation.requirements()));
    members.put("violations", violations(explanation.violations()));
    explanation
        .plan()
        .ifPresent(plan -> members.put("planned", planned(plan, explanation.plannedViolations())));
    if (!explanation.isCheck() || explanation.brownout().isPresent()) {
      members.putAll(permanence(explanation.brownout()));
    }
    site.helpUrl().ifPresent(url -> members.put("helpUrl", url));
    return members;
  }

  private static String detail(ExplanationText text) {
    Explanation explanation = text.explanation();
    String sentence =
        explanation.violations().isEmpty() ? text.comparisonSentence() : explanation.summary();
    return Stream.concat(Stream.of(sentence), text.items("developer.").stream())
        .collect(Collectors.joining(" "));
  }

  private static Map<String, Object> planned(UpgradePlan plan, List<Violation> violations) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("required", required(plan.requirements()));
    plan.enforceFrom().ifPresent(from -> members.put("enforceFrom", from.toString()));
    members.put("violations", violations(violations));
    return members;
  }

  private static List<String> required(List<Requirement> requirements) {
    return requirements.stream().map(Requirement::token).toList();
  }

  private static Map<String, Object> permanence(Optional<Brownout> brownout) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("temporary", brownout.isPresent());
    brownout.ifPresent(
        temporary -> {
          members.put("until", temporary.until().toString());
          members.put("enforceFrom", temporary.enforceFrom().toString());
        });
    return members;
  }

  private static Map<String, Object> negotiated(NegotiatedProtocol negotiated) {
    TransportSecurity security = negotiated.transportSecurity();
    Map<String, Object> members =
        inOrder("http", negotiated.httpVersion().token(), "tls", security.token());
    if (security.cipherSuite().isKnown()) {
      members.put("cipherSuite", security.cipherSuite().name());
    }
    return members;
  }

  private static List<Map<String, Object>> violations(List<Violation> violations) {
    return violations.stream().map(Problem::violation).toList();
  }

  private static Map<String, Object> violation(Violation violation) {
    Map<String, Object> members =
        inOrder(
            "code", violation.code(),
            "required", violation.requirement().token(),
            "actual", violation.actual());
    if (violation.requirement() instanceof AcceptedCipherSuites accepted) {
      members.put("acceptable", accepted.examples());
    }
    return members;
  }

  private static Map<String, Object> inOrder(String... namesAndValues) {
    Map<String, Object> members = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      members.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return members;
  }
}
