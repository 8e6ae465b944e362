package dev.upgraderequired.internal.refusal.format;

import dev.upgraderequired.internal.refusal.words.Clients;
import dev.upgraderequired.internal.refusal.words.Incident;
import dev.upgraderequired.internal.refusal.words.Languages;
import dev.upgraderequired.internal.refusal.words.Messages;
import dev.upgraderequired.internal.refusal.words.Site;
import dev.upgraderequired.spi.Explanation;
import dev.upgraderequired.spi.RefusalRenderer;
import dev.upgraderequired.spi.Violation;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The explanation as text whose first line says it all. */
public final class PlainText implements RefusalRenderer {

  private final Languages languages;
  private final Site site;

  public PlainText(Languages languages, Site site) {
    this.languages = languages;
    this.site = site;
  }

  @Override
  public List<String> mediaTypes() {
    return List.of("text/plain");
  }

  @Override
  public String contentType() {
    return "text/plain;charset=utf-8";
  }

  @Override
  public String render(Explanation explanation) {
    Messages messages = languages.of(explanation.locale());
    List<Violation> violations = explanation.violations();
    String first = headline(explanation, messages) + ": " + behindColon(explanation, messages);
    if (violations.isEmpty()) {
      return first + "\n";
    }
    return Stream.of(
            first,
            messages.text("seen") + ": " + messages.negotiated(explanation),
            messages.text("demanded") + ": " + messages.required(explanation.requirements()),
            explanation.isCheck() ? "" : messages.permanence(explanation),
            list(messages.text("visitors"), messages.visitorItems(explanation)),
            list(messages.text("developers"), messages.items("developer.", explanation)),
            list(messages.text("clients"), Clients.thatCan(violations)),
            messages.text("curl") + ": " + site.curl(),
            help(explanation, messages))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("\n\n", "", "\n"));
  }

  private static String headline(Explanation explanation, Messages messages) {
    return explanation.isCheck() ? messages.title(explanation) : explanation.statusLine();
  }

  private static String behindColon(Explanation explanation, Messages messages) {
    return explanation.violations().isEmpty()
        ? messages.comparison(explanation)
        : messages.summaryBehindColon(explanation.violations());
  }

  private static String list(String title, List<String> items) {
    return items.stream().map(item -> "\n- " + item).collect(Collectors.joining("", title, ""));
  }

  private String help(Explanation explanation, Messages messages) {
    return Stream.of(
            site.helpUrl().map(url -> messages.text("help.page") + ": " + url).stream(),
            site.contact().map(whom -> messages.text("help.contact") + ": " + whom).stream(),
            Stream.of(messages.text("help.quote") + " " + Incident.line(explanation, site)))
        .flatMap(line -> line)
        .collect(Collectors.joining("\n"));
  }
}
