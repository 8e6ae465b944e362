package dev.upgraderequired.internal.report;

import dev.upgraderequired.internal.census.Counted;
import dev.upgraderequired.internal.census.Hour;
import dev.upgraderequired.internal.census.Snapshot;
import dev.upgraderequired.internal.census.Tally;
import dev.upgraderequired.internal.census.TopSources;
import dev.upgraderequired.internal.census.Violator;
import dev.upgraderequired.internal.text.DisplayText;
import dev.upgraderequired.internal.text.Markup;
import dev.upgraderequired.internal.text.Resource;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.spi.Verdict;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reports as a page for an operator: plain HTML without script or any further request. */
public final class ReportPage {

  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private ReportPage() {}

  /** A whole page with a section for each filter. */
  public static String render(List<Report> reports) {
    return Resource.text(ReportPage.class, "report.html")
        .replace("${style}", Resource.text(ReportPage.class, "report.css"))
        .replace(
            "${reports}", reports.stream().map(ReportPage::report).collect(Collectors.joining()));
  }

  private static String report(Report report) {
    Snapshot snapshot = report.snapshot();
    String head =
        String.format(
                Locale.ROOT,
                """
        <section class="card">
        <p class="name">%s</p>
        <h2>%s from about %s</h2>
        <p>Counted since %s.</p>
        <table class="facts">
        <tr><th scope="row">Policy</th><td>%s</td></tr>
        <tr><th scope="row">Mode</th><td>%s</td></tr>
        </table>
        """,
                Markup.escape(report.name()),
                number(snapshot.requests(), "request"),
                number(snapshot.clients(), "client"),
                DisplayText.time(snapshot.since()),
                Markup.escape(report.policy()),
                Markup.escape(report.mode().toString()))
            + notices(report);
    return snapshot.requests() == 0
        ? head
            + "<p>Nothing has been counted yet: no request has reached this filter.</p></section>"
        : head
            + whatIf(snapshot)
            + seen(snapshot)
            + timeLine(snapshot)
            + sources(snapshot.top())
            + "</section>";
  }

  private static String notices(Report report) {
    return report.notices().stream()
        .map(notice -> "<p class=\"notice\">" + Markup.escape(notice) + ".</p>\n")
        .collect(Collectors.joining());
  }

  private static String whatIf(Snapshot snapshot) {
    return table(
        "What would be refused",
        "Of everything counted, if this were required",
        List.of("Required", "Requests", "", "Clients", ""),
        snapshot.whatIf().stream()
            .map(
                floor ->
                    row(
                        DisplayText.protocol(floor.requirement()),
                        percent(floor.requests(), snapshot.requests()),
                        Bars.share(floor.requests(), snapshot.requests(), "refused"),
                        percent(floor.clients(), snapshot.clients()),
                        Bars.share(floor.clients(), snapshot.clients(), "warned"))));
  }

  private static String seen(Snapshot snapshot) {
    return "<h3>What was seen</h3>\n<p class=\"legend\">"
        + Stream.of(Verdict.values())
            .map(
                verdict ->
                    String.format(
                        Locale.ROOT,
                        "<span><i class=\"%1$s\"></i>%1$s %2$s</span>",
                        verdict,
                        number(snapshot.requests(verdict))))
            .collect(Collectors.joining(" "))
        + "</p>\n"
        + versions("TLS", snapshot, p -> security(p.transportSecurity().token()))
        + versions("HTTP", snapshot, p -> DisplayText.protocol(p.httpVersion().token()));
  }

  private static String versions(
      String what, Snapshot snapshot, Function<NegotiatedProtocol, String> version) {
    Map<String, Map<Verdict, Long>> counts = new LinkedHashMap<>();
    for (Tally tally : snapshot.tallies()) {
      counts
          .computeIfAbsent(version.apply(tally.protocol()), v -> new EnumMap<>(Verdict.class))
          .merge(tally.verdict(), tally.requests(), Long::sum);
    }
    long most = counts.values().stream().mapToLong(ReportPage::sum).max().orElse(0);
    return table(
        "",
        "Requests by " + what + " version",
        List.of(what, "Requests", ""),
        counts.entrySet().stream()
            .map(
                entry ->
                    row(
                        entry.getKey(),
                        number(sum(entry.getValue())),
                        Bars.stacked(entry.getValue(), most))));
  }

  private static String timeLine(Snapshot snapshot) {
    List<Hour> hours = snapshot.hours();
    long total = hours.stream().mapToLong(Hour::total).sum();
    long highest = hours.stream().mapToLong(Hour::total).max().orElse(0);
    String words =
        String.format(
            Locale.ROOT,
            "%s fell short in the last 24 hours, at most %s in one hour",
            number(total, "request"),
            number(highest));
    return "<h3>The last 24 hours</h3>\n<p>"
        + words
        + ".</p>\n"
        + Bars.columns(hours, words)
        + String.format(
            Locale.ROOT,
            "<p class=\"axis\"><span>%s</span><span>%s</span></p>\n",
            HOUR.format(hours.get(0).start()),
            DisplayText.time(snapshot.until()));
  }

  private static String sources(TopSources top) {
    if (top.violators().isEmpty()) {
      return "<h3>Where from</h3>\n<p>No request fell short.</p>\n";
    }
    String error =
        top.error() == 0 ? "" : " Counts may be too low by up to " + number(top.error()) + '.';
    return table(
            "Where from",
            "The sources of most requests that fell short." + error,
            List.of("Requests", "Software", "Network", "Path", "Via"),
            top.violators().stream().map(ReportPage::violator))
        + "<div class=\"lists\">"
        + list("Software", top.agents())
        + list("Networks", top.networks())
        + list("Paths", top.paths())
        + "</div>";
  }

  private static String violator(Counted<Violator> counted) {
    Violator who = counted.item();
    return row(
        number(counted.count()),
        Markup.escape(who.agent()),
        Markup.escape(who.network()),
        Markup.escape(who.path()),
        who.via());
  }

  private static String list(String what, List<Counted<String>> sources) {
    return table(
        "",
        what,
        List.of("Requests", what),
        sources.stream().map(source -> row(number(source.count()), Markup.escape(source.item()))));
  }

  private static String table(
      String heading, String caption, List<String> columns, Stream<String> rows) {
    String head =
        columns.stream()
            .map(name -> name.isEmpty() ? "<td></td>" : "<th scope=\"col\">" + name + "</th>")
            .collect(Collectors.joining());
    return (heading.isEmpty() ? "" : "<h3>" + heading + "</h3>\n")
        + String.format(
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
            head,
            rows.collect(Collectors.joining()));
  }

  /** A row of HTML; its first cell names it. */
  private static String row(String first, String... others) {
    return "<tr><th scope=\"row\">"
        + first
        + "</th>"
        + Stream.of(others).map(cell -> "<td>" + cell + "</td>").collect(Collectors.joining())
        + "</tr>\n";
  }

  private static long sum(Map<Verdict, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number).replace(",", "\u202f");
  }

  private static String number(long number, String what) {
    return number(number) + ' ' + what + (number == 1 ? "" : "s");
  }

  private static String percent(long part, long whole) {
    if (part == 0 || whole == 0) {
      return "0 %";
    }
    double percent = Math.min(100, 100.0 * part / whole);
    if (percent > 99.9 && part < whole) {
      return "> 99.9 %";
    }
    return percent < 0.1 ? "< 0.1 %" : String.format(Locale.ROOT, "%.1f %%", percent);
  }

  private static String security(String token) {
    return switch (token) {
      case "none" -> "cleartext";
      case "TLS" -> "TLS of unknown version";
      default -> DisplayText.protocol(token);
    };
  }
}
