package dev.upgraderequired.refusal;

import dev.upgraderequired.policy.Violation;
import dev.upgraderequired.text.Markup;
import java.util.List;
import java.util.Set;

/** The values that a page has places for: HTML, in which all text is escaped. */
record PageValues(Explanation explanation, Messages messages, Site site) {

  /** Every name but those of messages. */
  static final Set<String> NAMES =
      Set.of(
          "lang",
          "dir",
          "status",
          "title",
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

  String of(String name) {
    List<Violation> violations = explanation.violations();
    return switch (name) {
      case "lang" -> Markup.escape(messages.languageTag());
      case "dir" -> messages.direction();
      case "status" -> Markup.escape(explanation.statusLine());
      case "title" -> Markup.escape(messages.title(explanation));
      case "site" -> Markup.escape(site.name().orElse(""));
      case "short" -> Markup.elements("p", messages.items("short.", explanation));
      case "continue" -> continuation();
      case "summary" -> Markup.escape(explanation.summary());
      case "negotiated" -> Markup.escape(messages.negotiated(explanation));
      case "required" -> Markup.escape(messages.required(explanation.requirements()));
      case "visitors" -> Markup.elements("li", messages.visitorItems(explanation));
      case "causes" -> Markup.elements("li", messages.items("cause.", explanation));
      case "why" -> Markup.elements("p", messages.items("why.", explanation));
      case "permanence" -> Markup.escape(messages.permanence(explanation));
      case "help" -> help();
      case "verdict" -> violations.isEmpty() ? "accepted" : "refused";
      case "incident" -> Markup.escape(Incident.line(explanation, site));
      case "developers" -> Markup.elements("p", messages.items("developer.", explanation));
      case "clients" -> Markup.elements("li", Clients.thatCan(violations));
      case "upgrade" -> Markup.escape(explanation.upgrade());
      case "curl" -> Markup.escape(site.curl());
      default -> Markup.escape(messages.text(name.substring(MESSAGE.length())));
    };
  }

  /** A way on, where only the encryption is missing and it is known where to get it. */
  private String continuation() {
    boolean onlyCleartext =
        explanation.violations().stream().allMatch(Violation.Cleartext.class::isInstance);
    return site.origin()
        .filter(origin -> onlyCleartext)
        .map(origin -> Markup.link(origin + "/", messages.text("continue")))
        .map(link -> "<p class=\"go\">" + link + "</p>\n")
        .orElse("");
  }

  private String help() {
    String page =
        site.helpUrl()
            .map(url -> "<p>" + Markup.link(url, messages.text("help.page")) + "</p>\n")
            .orElse("");
    String contact =
        site.contact()
            .map(whom -> "<p>" + Markup.escape(messages.text("help.contact")) + ": " + linked(whom))
            .map(line -> line + "</p>\n")
            .orElse("");
    return page + contact;
  }

  private static String linked(String whom) {
    if (whom.matches("[^\\s@/:?&]+@[^\\s@/:?&]+")) {
      return Markup.link("mailto:" + whom, whom);
    }
    return whom.matches("https?://\\S+") ? Markup.link(whom, whom) : Markup.escape(whom);
  }
}
