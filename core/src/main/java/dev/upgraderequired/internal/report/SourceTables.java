package dev.upgraderequired.internal.report;

import static dev.upgraderequired.internal.report.Numbers.number;

import dev.upgraderequired.internal.census.Counted;
import dev.upgraderequired.internal.census.Summary;
import dev.upgraderequired.internal.census.TopSources;
import dev.upgraderequired.internal.census.Violator;
import dev.upgraderequired.internal.text.Markup;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
                + ", most frequent first. Each sentence can be sent to whom it is about."
                + error,
            List.of("Source", "Via"),
            top.violators().stream()
                .map(
                    source ->
                        HtmlTable.row(Markup.escape(sentence.of(source)), source.item().via())))
        + "<div class=\"lists\">"
        + list("Software", top.agents())
        + widespread(report.snapshot().sources().violators(), top.agents().size())
        + list("Network", top.networks())
        + list("Path", top.paths())
        + "</div>";
  }

  private static String list(String title, List<Counted<String>> sources) {
    return HtmlTable.of(
        "text",
        title + ", by requests",
        List.of("Requests", title),
        sources.stream().map(source -> row(source.count(), source.item())));
  }

  // One busy client can lead the list by requests.
  private static String widespread(Summary<Violator> sources, int limit) {
    Map<String, Set<String>> networks = new LinkedHashMap<>();
    for (Counted<Violator> source : sources.items()) {
      networks
          .computeIfAbsent(source.item().agent(), agent -> new HashSet<>())
          .add(source.item().network());
    }
    return networks.values().stream().allMatch(all -> all.size() == 1)
        ? ""
        : HtmlTable.of(
            "text",
            "Software, by networks",
            List.of("Networks", "Software"),
            networks.entrySet().stream()
                .sorted(Comparator.comparing(entry -> -entry.getValue().size()))
                .limit(limit)
                .map(entry -> row(entry.getValue().size(), entry.getKey())));
  }

  private static String row(long count, String name) {
    return HtmlTable.row(number(count), Markup.escape(name));
  }
}
