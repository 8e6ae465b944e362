package dev.upgraderequired.internal.refusal.format;

import dev.upgraderequired.internal.refusal.words.Clients;
import dev.upgraderequired.internal.refusal.words.Incident;
import dev.upgraderequired.internal.refusal.words.Messages;
import dev.upgraderequired.internal.refusal.words.Site;
import dev.upgraderequired.internal.text.Markup;
import dev.upgraderequired.spi.Explanation;
import dev.upgraderequired.spi.Violation;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The values that a page has places for: HTML, in which all text is escaped.
 *
 * @param hasMarkup whether elements can be put around text; not in attributes, nor in a title
 */
public record PageValues(Explanation explanation, Messages messages, Site site, boolean hasMarkup) {

  /** Those of one explanation. */
  PageValues(Explanation explanation, Messages messages, Site site) {
    this(explanation, messages, site, true);
  }

  /** Every name but those of messages. */
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

  /** What stands before the key of a message: {@code text.seen}. */
  static final String MESSAGE = "text.";

  /** What stands before a name in places where there can be no element. */
  static final String WITHOUT_MARKUP = "plain.";

  String of(String name) {
    return name.startsWith(WITHOUT_MARKUP)
        ? new PageValues(explanation, messages, site, false)
            .of(name.substring(WITHOUT_MARKUP.length()))
        : value(name);
  }

  private String value(String name) {
    List<Violation> violations = explanation.violations();
    return switch (name) {
      case "lang" -> Markup.escape(messages.languageTag());
      case "dir" -> messages.direction();
      case "status" -> Markup.escape(explanation.statusLine());
      case "title" -> marked(messages.titleKey(explanation), messages.title(explanation));
      case "title.lang" -> language(messages.titleKey(explanation));
      case "site" -> Markup.escape(site.name().orElse(""));
      case "short" -> elements("p", "short.", violations);
      case "continue" -> continuation();
      case "summary" -> summary();
      case "negotiated" -> marked(negotiatedKey(), messages.negotiated(explanation));
      case "required" -> required();
      case "visitors" -> elements("li", "visitor.", Messages.visitorViolations(explanation));
      case "causes" -> elements("li", "cause.", violations);
      case "why" -> elements("p", "why.", violations);
      case "permanence" -> marked(permanenceKey(), messages.permanence(explanation));
      case "help" -> help();
      case "verdict" -> violations.isEmpty() ? "accepted" : "refused";
      case "incident" -> Markup.escape(Incident.line(explanation, site));
      case "developers" -> elements("p", "developer.", violations);
      case "clients" -> Markup.elements("li", Clients.thatCan(violations));
      case "upgrade" -> Markup.escape(explanation.upgrade());
      case "curl" -> Markup.escape(site.curl());
      default -> text(name.substring(MESSAGE.length()));
    };
  }

  private String text(String key) {
    return marked(key, messages.text(key));
  }

  /** The text of a message, with its language where that is not the language of the page. */
  private String marked(String key, String text) {
    String language = language(key);
    return language.isEmpty() || !hasMarkup
        ? Markup.escape(text)
        : "<span" + language + '>' + Markup.escape(text) + "</span>";
  }

  /** Attributes for what a site has left out of a language (HTML, the lang attribute). */
  private String language(String key) {
    return messages.isInEnglish(key) ? " lang=\"en\" dir=\"ltr\"" : "";
  }

  private String elements(String name, String prefix, List<Violation> violations) {
    return violations.stream()
        .flatMap(violation -> elements(name, prefix, violation))
        .distinct()
        .collect(Collectors.joining());
  }

  private Stream<String> elements(String name, String prefix, Violation violation) {
    String start = '<' + name + language(messages.key(prefix, violation, explanation)) + '>';
    return messages.items(prefix, violation, explanation).stream()
        .map(item -> start + Markup.escape(item) + "</" + name + ">\n");
  }

  private String summary() {
    return explanation.violations().stream()
        .map(
            violation ->
                marked("violation." + violation.code(), messages.summary(List.of(violation))))
        .collect(Collectors.joining(" "));
  }

  private String required() {
    return explanation.requirements().stream()
        .map(
            requirement -> marked("required." + requirement.code(), messages.required(requirement)))
        .collect(Collectors.joining(", "));
  }

  private String negotiatedKey() {
    return "negotiated." + Messages.keyOf(explanation.negotiated().transportSecurity());
  }

  private String permanenceKey() {
    return explanation.brownout().isPresent() ? "temporary" : "permanent";
  }

  /** A way on, where only the encryption is missing and it is known where to get it. */
  private String continuation() {
    boolean onlyCleartext =
        explanation.violations().stream().allMatch(v -> v.kind() == Violation.Kind.CLEARTEXT);
    return site.origin()
        .filter(origin -> onlyCleartext)
        .map(origin -> link(origin + "/", "continue"))
        .map(link -> "<p class=\"go\">" + link + "</p>\n")
        .orElse("");
  }

  private String help() {
    String page = site.helpUrl().map(url -> "<p>" + link(url, "help.page") + "</p>\n").orElse("");
    String contact =
        site.contact()
            .map(whom -> "<p>" + text("help.contact") + ": " + linked(whom))
            .map(line -> line + "</p>\n")
            .orElse("");
    return page + contact;
  }

  private String link(String url, String key) {
    return "<a href=\"" + Markup.escape(url) + "\">" + text(key) + "</a>";
  }

  private static String linked(String whom) {
    if (whom.matches("[^\\s@/:?&]+@[^\\s@/:?&]+")) {
      return Markup.link("mailto:" + whom, whom);
    }
    return whom.matches("https?://\\S+") ? Markup.link(whom, whom) : Markup.escape(whom);
  }
}
