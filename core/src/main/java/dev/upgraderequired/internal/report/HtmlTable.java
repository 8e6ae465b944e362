package dev.upgraderequired.internal.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tables of the report page. All cells are HTML. */
final class HtmlTable {

  private HtmlTable() {}

  /** A table that scrolls on narrow screens; an empty column name marks a column of bars. */
  static String of(String caption, List<String> columns, Stream<String> rows) {
    return String.format(
        Locale.ROOT,
        """
        <div class="scroll" role="region" aria-label="%1$s" tabindex="0">
        <table class="%2$s"><caption>%1$s</caption>
        <thead><tr>%3$s</tr></thead>
        <tbody>
        %4$s</tbody></table></div>
        """,
        caption,
        columns.contains("") ? "bars" : "text",
        columns.stream().map(HtmlTable::columnHeader).collect(Collectors.joining()),
        rows.collect(Collectors.joining()));
  }

  private static String columnHeader(String name) {
    return name.isEmpty() ? "<td></td>" : "<th scope=\"col\">" + name + "</th>";
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
