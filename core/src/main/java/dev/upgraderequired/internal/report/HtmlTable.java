package dev.upgraderequired.internal.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tables of the report page. All cells are HTML. */
final class HtmlTable {

  private HtmlTable() {}

  /** A table; all columns fit on a phone, because their text wraps. */
  static String of(String kind, String caption, List<String> columns, Stream<String> rows) {
    return String.format(
        Locale.ROOT,
        """
        <table class="%s"><caption>%s</caption>
        <thead><tr>%s</tr></thead>
        <tbody>
        %s</tbody></table>
        """,
        kind,
        caption,
        columns.stream()
            .map(name -> "<th scope=\"col\">" + name + "</th>")
            .collect(Collectors.joining()),
        rows.collect(Collectors.joining()));
  }

  /** A row whose first cell is its header. */
  static String row(String header, String... cells) {
    return "<tr><th scope=\"row\">"
        + header
        + "</th>"
        + Stream.of(cells).map(cell -> "<td>" + cell + "</td>").collect(Collectors.joining())
        + "</tr>\n";
  }
}
