package dev.upgraderequired.internal.report;

import static dev.upgraderequired.internal.report.Numbers.percent;

import dev.upgraderequired.internal.census.Counted;
import dev.upgraderequired.internal.census.Snapshot;
import dev.upgraderequired.internal.census.Violator;
import dev.upgraderequired.internal.census.WhatIf;
import dev.upgraderequired.internal.text.DisplayText;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What if, and the top sources, as CSV (RFC 4180). */
public final class ReportCsv {

  private static final String COLUMNS =
      "filter,kind,required,requests,requestsPercent,clients,clientsPercent"
          + ",network,agent,path,http,tls,via,sentence";

  private ReportCsv() {}

  /** For each filter, a line for each possible minimum, and one for each top source. */
  public static String render(List<Report> reports) {
    return Stream.concat(Stream.of(COLUMNS), reports.stream().flatMap(ReportCsv::lines))
        .collect(Collectors.joining("\r\n", "", "\r\n"));
  }

  private static Stream<String> lines(Report report) {
    Snapshot snapshot = report.snapshot();
    SourceSentence sentence = SourceSentence.in(report);
    return Stream.concat(
        snapshot.whatIf().stream().map(whatIf -> whatIf(report, whatIf)),
        snapshot.top().violators().stream()
            .map(source -> source(report, source, sentence.of(source))));
  }

  private static String whatIf(Report report, WhatIf whatIf) {
    String requests = percent(whatIf.requests(), report.requests());
    String clients = percent(whatIf.clients(), report.clients());
    return line(
        report.name(),
        "what if",
        whatIf.requirement(),
        String.valueOf(whatIf.requests()),
        share(whatIf.requests(), report.requests()),
        String.valueOf(whatIf.clients()),
        share(whatIf.clients(), report.clients()),
        "",
        "",
        "",
        "",
        "",
        "",
        String.format(
            Locale.ROOT,
            "Requiring %s would have refused %s of requests and %s of clients",
            DisplayText.protocol(whatIf.requirement()),
            requests,
            clients));
  }

  private static String source(Report report, Counted<Violator> source, String sentence) {
    Violator violator = source.item();
    return line(
        report.name(),
        "top source",
        "",
        String.valueOf(source.count()),
        share(source.count(), report.requests()),
        source.clients().isEmpty() ? "" : String.valueOf(source.clients().estimate()),
        "",
        violator.network(),
        violator.agent(),
        violator.path(),
        violator.http(),
        violator.tls(),
        violator.via(),
        sentence);
  }

  private static String share(long part, long whole) {
    return String.format(Locale.ROOT, "%.2f", whole == 0 ? 0 : 100.0 * part / whole);
  }

  private static String line(String... cells) {
    return Stream.of(cells).map(ReportCsv::cell).collect(Collectors.joining(","));
  }

  // Spreadsheets evaluate cells that start with these characters, and clients choose their names.
  private static String cell(String text) {
    // Semicolons, tabs and line breaks are replaced because many spreadsheets treat them as
    // separators.
    String singleCell = text.replaceAll("[;\\t\\v]", "?");
    String harmless = singleCell.matches("[=+\\-@].*") ? "'" + singleCell : singleCell;
    return harmless.matches("[\\w./: -]*") ? harmless : '"' + harmless.replace("\"", "\"\"") + '"';
  }
}
