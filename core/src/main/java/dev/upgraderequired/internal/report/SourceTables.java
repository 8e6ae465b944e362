package dev.upgraderequired.internal.report;

import static dev.upgraderequired.internal.report.Numbers.number;

import dev.upgraderequired.internal.census.Counted;
import dev.upgraderequired.internal.census.TopSources;
import dev.upgraderequired.internal.census.Violator;
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
  static String of(TopSources top, String violated) {
    if (top.violators().isEmpty()) {
      return "<h3>Sources</h3>\n<p>No request " + violated + ".</p>\n";
    }
    String error =
        top.error() == 0 ? "" : " Counts may be too low by up to " + number(top.error()) + '.';
    return "<h3>Sources</h3>\n"
        + HtmlTable.of(
            "The most frequent sources of requests that " + violated + '.' + error,
            List.of("Requests", "Software", "Network", "Path", "Via"),
            top.violators().stream().map(SourceTables::row))
        + "<div class=\"lists\">"
        + list("Software", top.agents())
        + list("Networks", top.networks())
        + list("Paths", top.paths())
        + "</div>";
  }

  private static String row(Counted<Violator> source) {
    Violator violator = source.item();
    return HtmlTable.row(
        number(source.count()),
        Markup.escape(violator.agent()),
        Markup.escape(violator.network()),
        Markup.escape(violator.path()),
        violator.via());
  }

  private static String list(String title, List<Counted<String>> sources) {
    return HtmlTable.of(
        title,
        List.of("Requests", title),
        sources.stream()
            .map(source -> HtmlTable.row(number(source.count()), Markup.escape(source.item()))));
  }
}
