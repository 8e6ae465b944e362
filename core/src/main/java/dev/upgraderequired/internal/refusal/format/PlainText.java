package dev.upgraderequired.internal.refusal.format;

import dev.upgraderequired.internal.refusal.words.ClientVersions;
import dev.upgraderequired.internal.refusal.words.ExplanationText;
import dev.upgraderequired.internal.refusal.words.Incident;
import dev.upgraderequired.internal.refusal.words.Languages;
import dev.upgraderequired.internal.refusal.words.Messages;
import dev.upgraderequired.internal.refusal.words.Site;
import dev.upgraderequired.spi.Explanation;
import dev.upgraderequired.spi.RefusalRenderer;
import dev.upgraderequired.spi.Requirement;
import dev.upgraderequired.spi.Violation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The explanation as plain text; its first line is a complete summary. */
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
    ExplanationText text = new ExplanationText(languages.of(explanation.locale()), explanation);
    String first = text.messages().labelled(headline(text), afterColon(text));
    return Stream.concat(
            Stream.of(first),
            text.violations().isEmpty() ? Stream.of(planned(text)) : details(text))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("\n\n", "", "\n"));
  }

  private static String planned(ExplanationText text) {
    return text.plan().map(plan -> plan.line()).orElse("");
  }

  private Stream<String> details(ExplanationText text) {
    Messages messages = text.messages();
    Explanation explanation = text.explanation();
    return Stream.of(
        messages.labelled(messages.text("seen"), text.negotiated()),
        required(text),
        planned(text),
        explanation.isCheck() && explanation.brownout().isEmpty() ? "" : text.permanence(),
        list(messages.text("visitors"), text.visitorItems()),
        list(messages.text("developers"), text.items("developer.")),
        list(messages.text("clients"), ClientVersions.resolving(text.violations())),
        messages.labelled(messages.text("curl"), site.curl()),
        help(text));
  }

  private static String required(ExplanationText text) {
    Messages messages = text.messages();
    List<Requirement> requirements = text.explanation().requirements();
    return requirements.isEmpty()
        ? ""
        : messages.labelled(messages.text("demanded"), text.policy().required(requirements));
  }

  private static String headline(ExplanationText text) {
    return text.explanation().isCheck() ? text.title() : text.explanation().statusLine();
  }

  private static String afterColon(ExplanationText text) {
    List<Violation> violations = text.explanation().violations();
    return violations.isEmpty() ? text.comparison() : text.policy().summaryAfterColon(violations);
  }

  private static String list(String title, List<String> items) {
    return items.stream().map(item -> "\n- " + item).collect(Collectors.joining("", title, ""));
  }

  private String help(ExplanationText text) {
    Messages messages = text.messages();
    return Stream.of(
            labelled(messages, "help.page", site.helpUrl()),
            labelled(messages, "help.contact", site.contact()),
            Stream.of(messages.text("help.quote") + " " + Incident.line(text, site)))
        .flatMap(line -> line)
        .collect(Collectors.joining("\n"));
  }

  private static Stream<String> labelled(Messages messages, String key, Optional<String> value) {
    return value.map(text -> messages.labelled(messages.text(key), text)).stream();
  }
}
