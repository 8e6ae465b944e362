package dev.upgraderequired.internal.report;

import dev.upgraderequired.spi.UpgradeReport;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The reports of several filters in one page, one JSON object or one table. */
public final class CombinedReport {

  private final List<Report> reports = new ArrayList<>();

  /**
   * Combines reports in this order. Filters of several applications may have the same name; the
   * second one is then called {@code name (2)}.
   */
  public CombinedReport(List<UpgradeReport> parts) {
    Set<String> names = new HashSet<>();
    for (UpgradeReport part : parts) {
      Report report = (Report) part;
      reports.add(report.named(uniqueName(report.name(), names)));
    }
  }

  private static String uniqueName(String name, Set<String> names) {
    String unique = name;
    for (int next = 2; !names.add(unique); next++) {
      unique = name + " (" + next + ')';
    }
    return unique;
  }

  /** A page with a section for each filter. */
  public String toHtml() {
    return ReportPage.render(reports);
  }

  /** A JSON object with a member for each filter. */
  public String toJson() {
    return ReportJson.render(reports);
  }

  /** A CSV table of the sources of violations of all filters. */
  public String toCsv() {
    return ReportCsv.render(reports);
  }
}
