package dev.upgraderequired.refusal;

import dev.upgraderequired.policy.Requirement;
import dev.upgraderequired.policy.Violation;
import java.util.List;
import java.util.stream.Collectors;

/** The explanation as a problem detail in JSON (RFC 9457 §3). */
final class ProblemDetails implements RefusalRenderer {

  // A tag URI (RFC 4151), which names and promises no page to be fetched (RFC 9457 §3.1.1).
  static final String TYPE = "tag:upgraderequired.dev,2026:upgrade-required";

  private final Messages messages;

  ProblemDetails(Messages messages) {
    this.messages = messages;
  }

  @Override
  public List<String> mediaTypes() {
    return List.of("application/problem+json", "application/json");
  }

  @Override
  public String contentType() {
    return "application/problem+json";
  }

  @Override
  public String render(Explanation explanation) {
    return """
        {
          "type": %s,
          "title": %s,
          "status": %d,
          "detail": %s,
          "negotiated": {"http": %s, "tls": %s},
          "required": [%s],
          "violations": [%s],
          "temporary": false
        }
        """
        .formatted(
            quote(TYPE),
            quote(messages.text("title")),
            explanation.status(),
            quote(detail(explanation)),
            quote(explanation.negotiated().httpVersion().token()),
            quote(explanation.negotiated().transportSecurity().token()),
            explanation.requirements().stream()
                .map(Requirement::token)
                .map(ProblemDetails::quote)
                .collect(Collectors.joining(", ")),
            explanation.violations().stream()
                .map(ProblemDetails::violation)
                .collect(Collectors.joining(", ")));
  }

  private String detail(Explanation explanation) {
    String advice =
        explanation.violations().stream()
            .map(violation -> messages.text("developer." + violation.code()))
            .collect(Collectors.joining(" "));
    return messages.summary(explanation.violations()) + ' ' + advice;
  }

  private static String violation(Violation violation) {
    return "{\"code\": %s, \"required\": %s, \"actual\": %s}"
        .formatted(
            quote(violation.code()),
            quote(violation.requirement().token()),
            quote(violation.actual()));
  }

  private static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ') {
        quoted.append("\\u%04x".formatted((int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
