package dev.upgraderequired.example.tour;

import static dev.upgraderequired.example.tour.Html.escape;

import dev.upgraderequired.spi.UpgradeReport;
import dev.upgraderequired.spi.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What the filter has counted, in short. */
final class Counts {

  private static final int SOURCES = 5;

  private Counts() {}

  static String of(UpgradeReport report) {
    return String.format(
        Locale.ROOT,
        """
        <p>Requests since the start: <strong>%d</strong> (%s).</p>
        <h3>What if</h3>
        <table>
        <caption>What would have been refused of everything counted, if this were required</caption>
        <thead><tr><th scope="col">Required</th><th scope="col">Requests</th><th scope="col">Share</th></tr></thead>
        <tbody>%s</tbody>
        </table>
        <h3>Top sources</h3>
        %s
        """,
        report.requests(),
        verdicts(report.verdicts()),
        report.whatIfRequests().entrySet().stream()
            .map(floor -> row(floor, report.requests()))
            .collect(Collectors.joining("\n")),
        sources(report.topSources()));
  }

  private static String verdicts(Map<Verdict, Long> verdicts) {
    return verdicts.entrySet().stream()
        .filter(verdict -> verdict.getValue() > 0)
        .map(verdict -> verdict.getValue() + " " + verdict.getKey())
        .collect(Collectors.joining(", "));
  }

  private static String row(Map.Entry<String, Long> floor, long requests) {
    long percent = requests == 0 ? 0 : Math.round(100.0 * floor.getValue() / requests);
    return String.format(
        Locale.ROOT,
        "<tr><th scope=\"row\">%s</th><td>%d</td><td><svg aria-hidden=\"true\" viewBox=\"0 0 100 1\""
            + " preserveAspectRatio=\"none\"><rect class=\"all\" width=\"100\" height=\"1\"/>"
            + "<rect class=\"part\" width=\"%d\" height=\"1\"/></svg>%d&nbsp;%%</td></tr>",
        Html.protocol(floor.getKey()),
        floor.getValue(),
        percent,
        percent);
  }

  private static String sources(List<String> sources) {
    return sources.isEmpty()
        ? "<p>None so far. Type the first command.</p>"
        : sources.stream()
            .limit(SOURCES)
            .map(source -> "<li>" + escape(source) + "</li>\n")
            .collect(Collectors.joining("", "<ul>\n", "</ul>"));
  }
}
