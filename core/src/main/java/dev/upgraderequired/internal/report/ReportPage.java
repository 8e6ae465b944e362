package dev.upgraderequired.internal.report;

import static dev.upgraderequired.internal.report.Numbers.number;
import static dev.upgraderequired.internal.report.Numbers.percent;

import dev.upgraderequired.internal.census.Counted;
import dev.upgraderequired.internal.census.Hour;
import dev.upgraderequired.internal.census.Snapshot;
import dev.upgraderequired.internal.census.Tally;
import dev.upgraderequired.internal.census.TopSources;
import dev.upgraderequired.internal.census.Violator;
import dev.upgraderequired.internal.census.WhatIf;
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

/** Reports as an HTML page for operators, without scripts or further requests. */
public final class ReportPage {

  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private ReportPage() {}

  /** A complete page with a section for each filter. */
  public static String render(List<Report> reports) {
    return Resource.text(ReportPage.class, "report.html")
        .replace("${style}", Resource.text(ReportPage.class, "report.css"))
        .replace(
            "${reports}", reports.stream().map(ReportPage::section).collect(Collectors.joining()));
  }

  private static String section(Report report) {
    Snapshot snapshot = report.snapshot();
    String content =
        snapshot.requests() == 0
            ? "<p>Nothing has been counted yet: no request has reached this filter.</p>"
            : whatIf(snapshot) + protocols(snapshot) + hours(snapshot) + sources(snapshot.top());
    return facts(report) + notices(report) + content + "</section>";
  }

  private static String facts(Report report) {
    Snapshot snapshot = report.snapshot();
    return String.format(
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
        Markup.escape(report.mode().toString()));
  }

  private static String notices(Report report) {
    return report.notices().stream()
        .map(notice -> "<p class=\"notice\">" + Markup.escape(notice) + ".</p>\n")
        .collect(Collectors.joining());
  }

  private static String whatIf(Snapshot snapshot) {
    return "<h3>What would be refused</h3>\n"
        + HtmlTable.of(
            "Of everything counted, if this were required",
            List.of("Required", "Requests", "", "Clients", ""),
            snapshot.whatIf().stream().map(whatIf -> row(whatIf, snapshot)));
  }

  private static String row(WhatIf whatIf, Snapshot snapshot) {
    return HtmlTable.row(
        DisplayText.protocol(whatIf.requirement()),
        percent(whatIf.requests(), snapshot.requests()),
        Bars.share(whatIf.requests(), snapshot.requests(), "refused"),
        percent(whatIf.clients(), snapshot.clients()),
        Bars.share(whatIf.clients(), snapshot.clients(), "warned"));
  }

  private static String protocols(Snapshot snapshot) {
    String legend =
        Stream.of(Verdict.values())
            .map(verdict -> legend(verdict, snapshot.requests(verdict)))
            .collect(Collectors.joining(" "));
    return "<h3>Verdicts and protocols</h3>\n<p class=\"legend\">"
        + legend
        + "</p>\n"
        + versions("TLS", snapshot, p -> security(p.transportSecurity().token()))
        + versions("HTTP", snapshot, p -> DisplayText.protocol(p.httpVersion().token()));
  }

  private static String legend(Verdict verdict, long requests) {
    return String.format(
        Locale.ROOT, "<span><i class=\"%1$s\"></i>%1$s %2$s</span>", verdict, number(requests));
  }

  private static String versions(
      String protocol, Snapshot snapshot, Function<NegotiatedProtocol, String> version) {
    Map<String, Map<Verdict, Long>> counts = new LinkedHashMap<>();
    for (Tally tally : snapshot.tallies()) {
      counts
          .computeIfAbsent(version.apply(tally.protocol()), v -> new EnumMap<>(Verdict.class))
          .merge(tally.verdict(), tally.requests(), Long::sum);
    }
    long most = counts.values().stream().mapToLong(ReportPage::sum).max().orElse(0);
    return HtmlTable.of(
        "Requests by " + protocol + " version",
        List.of(protocol, "Requests", ""),
        counts.entrySet().stream().map(entry -> row(entry.getKey(), entry.getValue(), most)));
  }

  private static String row(String version, Map<Verdict, Long> counts, long most) {
    return HtmlTable.row(version, number(sum(counts)), Bars.stacked(counts, most));
  }

  private static String hours(Snapshot snapshot) {
    List<Hour> hours = snapshot.hours();
    long total = hours.stream().mapToLong(Hour::total).sum();
    long highest = hours.stream().mapToLong(Hour::total).max().orElse(0);
    String summary =
        String.format(
            Locale.ROOT,
            "%s violated the policy in the last 24 hours, at most %s in one hour",
            number(total, "request"),
            number(highest));
    return "<h3>The last 24 hours</h3>\n<p>"
        + summary
        + ".</p>\n"
        + Bars.columns(hours, summary)
        + String.format(
            Locale.ROOT,
            "<p class=\"axis\"><span>%s</span><span>%s</span></p>\n",
            HOUR.format(hours.get(0).start()),
            DisplayText.time(snapshot.until()));
  }

  private static String sources(TopSources top) {
    if (top.violators().isEmpty()) {
      return "<h3>Sources</h3>\n<p>No request violated the policy.</p>\n";
    }
    String error =
        top.error() == 0 ? "" : " Counts may be too low by up to " + number(top.error()) + '.';
    return "<h3>Sources</h3>\n"
        + HtmlTable.of(
            "The most frequent sources of requests that violated the policy." + error,
            List.of("Requests", "Software", "Network", "Path", "Via"),
            top.violators().stream().map(ReportPage::row))
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

  private static long sum(Map<Verdict, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  private static String security(String token) {
    return switch (token) {
      case "none" -> "cleartext";
      case "TLS" -> "TLS of unknown version";
      default -> DisplayText.protocol(token);
    };
  }
}
