package dev.upgraderequired.internal.report;

import dev.upgraderequired.internal.census.Counted;
import dev.upgraderequired.internal.census.Violator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where requests came from that fell short, as a table to be mailed around (RFC 4180). */
public final class ReportCsv {

  private ReportCsv() {}

  /** A line for each source, most requests first within each filter. */
  public static String render(List<Report> reports) {
    Stream<String> lines =
        reports.stream()
            .flatMap(
                report ->
                    report.snapshot().top().violators().stream()
                        .map(violator -> line(report, violator)));
    return Stream.concat(Stream.of("filter,requests,network,agent,path,via"), lines)
        .collect(Collectors.joining("\r\n", "", "\r\n"));
  }

  private static String line(Report report, Counted<Violator> counted) {
    Violator who = counted.item();
    return Stream.of(
            report.name(),
            String.valueOf(counted.count()),
            who.network(),
            who.agent(),
            who.path(),
            who.via())
        .map(ReportCsv::cell)
        .collect(Collectors.joining(","));
  }

  // A spreadsheet would run what begins like this, and clients choose what they call themselves.
  private static String cell(String text) {
    // Nor after a semicolon or a tab, which separate cells in many countries.
    String one = text.replaceAll("[;\\t\\r\\n]", "?");
    String harmless = one.matches("[=+\\-@].*") ? "'" + one : one;
    return harmless.matches("[\\w./: -]*") ? harmless : '"' + harmless.replace("\"", "\"\"") + '"';
  }
}
