package dev.upgraderequired.internal.refusal.format;

import dev.upgraderequired.internal.refusal.words.ClientVersions;
import dev.upgraderequired.internal.refusal.words.ExplanationText;
import dev.upgraderequired.internal.refusal.words.Incident;
import dev.upgraderequired.internal.refusal.words.Site;
import dev.upgraderequired.internal.refusal.words.UpgradePlanText;
import dev.upgraderequired.internal.text.Markup;
import dev.upgraderequired.spi.Explanation;
import dev.upgraderequired.spi.Requirement;
import dev.upgraderequired.spi.Violation;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The values of the placeholders in a page: HTML, in which all text is escaped.
 *
 * @param hasMarkup whether elements are allowed here; false in attributes and titles
 */
public record PageValues(ExplanationText text, Site site, boolean hasMarkup) {

  /** The values of one explanation, with markup. */
  PageValues(ExplanationText text, Site site) {
    this(text, site, true);
  }

  /** The names of all values except messages. */
  static final Set<String> NAMES =
      Set.of(
          "lang",
          "dir",
          "status",
          "title",
          "title.lang",
          "site",
          "short",
          "continue",
          "summary",
          "negotiated",
          "required",
          "planned",
          "visitors",
          "causes",
          "why",
          "permanence",
          "help",
          "incident",
          "verdict",
          "developers",
          "clients",
          "upgrade",
          "curl");

  /** The prefix of message keys: {@code text.seen}. */
  static final String MESSAGE = "text.";

  /** The prefix of names where no element is allowed. */
  static final String WITHOUT_MARKUP = "plain.";

  String of(String name) {
    return name.startsWith(WITHOUT_MARKUP)
        ? new PageValues(text, site, false).of(name.substring(WITHOUT_MARKUP.length()))
        : value(name);
  }

  private String value(String name) {
    Explanation explanation = text.explanation();
    return switch (name) {
      case "lang" -> Markup.escape(text.messages().languageTag());
      case "dir" -> text.messages().direction();
      case "status" -> Markup.escape(explanation.statusLine());
      case "title" -> marked(text.titleKey(), text.title());
      case "title.lang" -> language(text.titleKey());
      case "site" -> Markup.escape(site.name().orElse(""));
      case "continue" -> continueLink();
      case "help" -> help();
      case "verdict" -> verdict();
      case "incident" -> Markup.escape(Incident.line(text, site));
      case "upgrade" -> Markup.escape(explanation.upgrade());
      case "curl" -> Markup.escape(site.curl());
      default -> explanationValue(name);
    };
  }

  private String explanationValue(String name) {
    List<Violation> violations = text.explanation().violations();
    return switch (name) {
      case "short" -> elements("p", "short.", violations);
      case "summary" -> summary();
      case "negotiated" -> marked(text.negotiatedKey(), text.negotiated());
      case "required" -> required(text.explanation().requirements());
      case "planned" -> text.plan().map(this::planned).orElse("");
      case "visitors" -> elements("li", "visitor.", text.visitorViolations());
      case "causes" -> elements("li", "cause.", violations);
      case "why" -> elements("p", "why.", violations);
      case "permanence" -> marked(text.permanenceKey(), text.permanence());
      case "developers" -> elements("p", "developer.", violations);
      case "clients" -> Markup.elements("li", ClientVersions.resolving(violations));
      default -> message(name.substring(MESSAGE.length()));
    };
  }

  private String message(String key) {
    return marked(key, text.messages().text(key));
  }

  /** The text of a message, marked with its language if that differs from the page. */
  private String marked(String key, String message) {
    String language = language(key);
    return language.isEmpty() || !hasMarkup
        ? Markup.escape(message)
        : "<span" + language + '>' + Markup.escape(message) + "</span>";
  }

  /** The attributes of an untranslated message (HTML, the lang attribute). */
  private String language(String key) {
    return text.messages().isUntranslated(key) ? " lang=\"en\" dir=\"ltr\"" : "";
  }

  private String elements(String name, String prefix, List<Violation> violations) {
    return violations.stream()
        .flatMap(violation -> elements(name, prefix, violation))
        .distinct()
        .collect(Collectors.joining());
  }

  private Stream<String> elements(String name, String prefix, Violation violation) {
    String start = '<' + name + language(text.key(prefix, violation)) + '>';
    return text.items(prefix, violation).stream()
        .map(item -> start + Markup.escape(item) + "</" + name + ">\n");
  }

  private String verdict() {
    if (text.violatesOnlyPlan()) {
      return "planned";
    }
    return text.explanation().violations().isEmpty() ? "accepted" : "refused";
  }

  private String summary() {
    return text.violatesOnlyPlan()
        ? marked("check.planned", text.comparisonSentence())
        : violations() + temporary();
  }

  /** On the page of the check path: until when a brownout refuses the connection. */
  private String temporary() {
    Explanation explanation = text.explanation();
    return explanation.isCheck() && explanation.brownout().isPresent()
        ? " " + marked(text.permanenceKey(), text.permanence())
        : "";
  }

  private String violations() {
    return text.explanation().violations().stream()
        .map(
            violation ->
                marked("violation." + violation.code(), text.policy().summary(List.of(violation))))
        .collect(Collectors.joining(" "));
  }

  private String required(List<Requirement> requirements) {
    return requirements.stream()
        .map(
            requirement ->
                marked("required." + requirement.code(), text.policy().required(requirement)))
        .collect(Collectors.joining(Markup.escape(text.messages().listSeparator())));
  }

  private String planned(UpgradePlanText plan) {
    return "<tr class=\"planned\"><th scope=\"row\">"
        + marked(plan.headingKey(), plan.heading())
        + "</th><td>"
        + required(plan.plan().requirements())
        + "</td></tr>\n";
  }

  /** A link to the https URL, if cleartext is the only violation and the URL is known. */
  private String continueLink() {
    boolean onlyCleartext =
        text.explanation().violations().stream()
            .allMatch(v -> v.kind() == Violation.Kind.CLEARTEXT);
    return site.url()
        .filter(url -> onlyCleartext)
        .map(url -> link(url, "continue"))
        .map(link -> "<p class=\"go\">" + link + "</p>\n")
        .orElse("");
  }

  private String help() {
    String page = site.helpUrl().map(url -> "<p>" + link(url, "help.page") + "</p>\n").orElse("");
    String contactLine =
        site.contact()
            .map(contact -> message("help.contact") + colon() + contactLink(contact))
            .map(line -> "<p>" + line + "</p>\n")
            .orElse("");
    return page + contactLine;
  }

  private String colon() {
    return Markup.escape(text.messages().colon());
  }

  private String link(String url, String key) {
    return "<a href=\"" + Markup.escape(url) + "\">" + message(key) + "</a>";
  }

  private static String contactLink(String contact) {
    if (contact.matches("[^\\s@/:?&]+@[^\\s@/:?&]+")) {
      return Markup.link("mailto:" + contact, contact);
    }
    return contact.matches("https?://\\S+")
        ? Markup.link(contact, contact)
        : Markup.escape(contact);
  }
}
