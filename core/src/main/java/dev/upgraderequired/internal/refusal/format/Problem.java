package dev.upgraderequired.internal.refusal.format;

import dev.upgraderequired.internal.policy.AcceptedCipherSuites;
import dev.upgraderequired.internal.refusal.words.Languages;
import dev.upgraderequired.internal.refusal.words.Messages;
import dev.upgraderequired.internal.refusal.words.Site;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.TransportSecurity;
import dev.upgraderequired.spi.Explanation;
import dev.upgraderequired.spi.Requirement;
import dev.upgraderequired.spi.Violation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The members of a problem detail (RFC 9457 §3), whatever the format they are written in. */
public final class Problem {

  // A tag URI (RFC 4151), which names and promises no page to be fetched (RFC 9457 §3.1.1).
  private static final String TYPE = "tag:upgraderequired.dev,2026:upgrade-required";

  private final Languages languages;
  private final Site site;

  public Problem(Languages languages, Site site) {
    this.languages = languages;
    this.site = site;
  }

  /** Text, numbers, truth values, and lists and maps of them, in the order to be written. */
  Map<String, Object> members(Explanation explanation) {
    Messages messages = languages.of(explanation.locale());
    List<Violation> violations = explanation.violations();
    Map<String, Object> members = new LinkedHashMap<>();
    if (!explanation.isCheck()) {
      members.put("type", TYPE);
    }
    members.put("title", messages.title(explanation));
    members.put("status", explanation.status());
    members.put("detail", detail(explanation, messages));
    members.put("negotiated", negotiated(explanation.negotiated()));
    members.put("required", explanation.requirements().stream().map(Requirement::token).toList());
    members.put("violations", violations.stream().map(Problem::violation).toList());
    if (!explanation.isCheck()) {
      members.put("temporary", explanation.brownout().isPresent());
      explanation
          .brownout()
          .ifPresent(
              brownout -> {
                members.put("until", brownout.until().toString());
                members.put("enforceFrom", brownout.enforceFrom().toString());
              });
    }
    site.helpUrl().ifPresent(url -> members.put("helpUrl", url));
    return members;
  }

  private static String detail(Explanation explanation, Messages messages) {
    List<Violation> violations = explanation.violations();
    return violations.isEmpty()
        ? Messages.capitalised(messages.comparison(explanation))
        : explanation.summary() + ' ' + String.join(" ", messages.items("developer.", explanation));
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
