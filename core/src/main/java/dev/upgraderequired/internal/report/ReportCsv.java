package dev.upgraderequired.internal.report;

import dev.upgraderequired.internal.census.Counted;
import dev.upgraderequired.internal.census.Violator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sources of violations as CSV (RFC 4180). */
public final class ReportCsv {

  private ReportCsv() {}

  /** A line for each source, most frequent first within each filter. */
  public static String render(List<Report> reports) {
    Stream<String> lines =
        reports.stream()
            .flatMap(
                report ->
                    report.snapshot().top().violators().stream()
                        .map(source -> line(report, source)));
    return Stream.concat(Stream.of("filter,requests,network,agent,path,via"), lines)
        .collect(Collectors.joining("\r\n", "", "\r\n"));
  }

  private static String line(Report report, Counted<Violator> counted) {
    Violator violator = counted.item();
    return Stream.of(
            report.name(),
            String.valueOf(counted.count()),
            violator.network(),
            violator.agent(),
            violator.path(),
            violator.via())
        .map(ReportCsv::cell)
        .collect(Collectors.joining(","));
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
