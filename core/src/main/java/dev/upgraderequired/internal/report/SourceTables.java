package dev.upgraderequired.internal.report;

import static dev.upgraderequired.internal.report.Numbers.number;

import dev.upgraderequired.internal.census.ClientBits;
import dev.upgraderequired.internal.census.Counted;
import dev.upgraderequired.internal.census.TopSources;
import dev.upgraderequired.internal.text.Markup;
import java.util.List;

/** Tables of the sources of violations. */
final class SourceTables {

  private SourceTables() {}

  /**
   * The sources of violations.
   *
   * @param violated what the requests did: {@code violated the policy}
   */
  static String of(Report report, String violated) {
    TopSources top = report.snapshot().top();
    if (top.violators().isEmpty()) {
      return "<h3>Top sources</h3>\n<p>No request " + violated + ".</p>\n";
    }
    SourceSentence sentence = SourceSentence.in(report);
    String error =
        top.error() == 0 ? "" : " Counts may be too low by up to " + number(top.error()) + '.';
    return "<h3>Top sources</h3>\n"
        + HtmlTable.of(
            "sentences",
            "Requests that "
                + violated
                + ", most frequent first. Each sentence can be sent to whom it is about. Numbers of"
                + " clients are estimates."
                + error,
            List.of("Source", "Clients", "Via"),
            top.violators().stream()
                .map(
                    source ->
                        HtmlTable.row(
                            Markup.escape(sentence.of(source)),
                            clients(source),
                            source.item().via())))
        + "<div class=\"lists\">"
        + list("Software", top.agents())
        + softwareByClients(report.snapshot().sources().agents().topByClients(top.agents().size()))
        + list("Network", top.networks())
        + list("Path", top.paths())
        + "</div>";
  }

  private static String list(String title, List<Counted<String>> sources) {
    return HtmlTable.of(
        "text",
        title + ", by requests",
        List.of("Requests", title),
        sources.stream()
            .map(source -> HtmlTable.row(number(source.count()), Markup.escape(source.item()))));
  }

  // One busy client can lead the list by requests.
  private static String softwareByClients(List<Counted<String>> agents) {
    return HtmlTable.of(
        "text",
        "Software, by clients",
        List.of("Clients", "Software"),
        agents.stream().map(agent -> HtmlTable.row(clients(agent), Markup.escape(agent.item()))));
  }

  private static String clients(Counted<?> counted) {
    if (counted.clients().isEmpty()) {
      return "not known";
    }
    long estimate = counted.clients().estimate();
    return number(estimate) + (estimate == ClientBits.MAX ? " or more" : "");
  }
}
