package dev.upgraderequired.refusal;

import dev.upgraderequired.policy.Violation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** The explanation as a page: plain HTML without script, image or any further request. */
final class HtmlPage implements RefusalRenderer {

  private static final Template PAGE = Template.parse(Resource.text("page.html"));
  private static final String STYLE = Resource.text("page.css");

  /** Allows the page its own style and nothing else (CSP Level 3). */
  static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; style-src 'sha256-"
          + sha256(STYLE)
          + "'; base-uri 'none'; form-action 'none'";

  private final Messages messages;

  HtmlPage(Messages messages) {
    this.messages = messages;
  }

  @Override
  public List<String> mediaTypes() {
    return List.of("text/html", "application/xhtml+xml");
  }

  @Override
  public String contentType() {
    return "text/html;charset=utf-8";
  }

  @Override
  public String render(Explanation explanation) {
    return PAGE.fill(name -> value(name, explanation));
  }

  private String value(String name, Explanation explanation) {
    List<Violation> violations = explanation.violations();
    return switch (name) {
      case "lang" -> escape(messages.languageTag());
      case "style" -> STYLE;
      case "status" -> escape(explanation.statusLine());
      case "summary" -> escape(messages.summary(violations));
      case "negotiated" -> escape(messages.negotiated(explanation.negotiated()));
      case "required" -> escape(messages.required(explanation.requirements()));
      case "visitors" -> elements("li", "visitor.", violations);
      case "why" -> elements("p", "why.", violations);
      case "developers" -> elements("li", "developer.", violations);
      case "upgrade" -> escape(explanation.upgrade());
      default -> escape(messages.text(name.replaceFirst("_label$", "")));
    };
  }

  private String elements(String element, String prefix, List<Violation> violations) {
    return violations.stream()
        .map(violation -> escape(messages.text(prefix + violation.code())))
        .distinct()
        .map(text -> "<%s>%s</%s>\n".formatted(element, text, element))
        .collect(Collectors.joining());
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
