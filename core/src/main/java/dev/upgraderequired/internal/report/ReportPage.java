package dev.upgraderequired.internal.report;

import static dev.upgraderequired.internal.report.Numbers.number;

import dev.upgraderequired.internal.census.Snapshot;
import dev.upgraderequired.internal.text.ContentSecurityPolicy;
import dev.upgraderequired.internal.text.DisplayText;
import dev.upgraderequired.internal.text.Markup;
import dev.upgraderequired.internal.text.Resource;
import dev.upgraderequired.spi.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Reports as an HTML page for operators, without scripts or further requests. */
public final class ReportPage {

  private ReportPage() {}

  /** A complete page with a section for each filter. */
  public static String render(List<Report> reports) {
    String template =
        Resource.text(ReportPage.class, "report.html")
            .replace("${style}", Resource.text(ReportPage.class, "report.css"));
    // Also in the page: applications serve it without the field that UpgradeReportServlet sets.
    return template
        .replace("${contentSecurityPolicy}", ContentSecurityPolicy.of(template))
        .replace("${counted}", counted(reports))
        .replace(
            "${reports}", reports.stream().map(ReportPage::section).collect(Collectors.joining()));
  }

  private static String counted(List<Report> reports) {
    return reports.stream().anyMatch(report -> report.origin() instanceof Origin.Fleet)
        ? "Counts of many nodes, each since its application started."
        : "Counts of this node since the application started."
            + " Also as <a href=\"?format=csv\">CSV</a> and <a href=\"?format=json\">JSON</a>.";
  }

  private static String section(Report report) {
    String content =
        report.requests() == 0
            ? "<p>Nothing has been counted yet: no request has reached this filter.</p>"
            : counts(report);
    return facts(report)
        + FleetTable.alerts(report)
        + notices(report)
        + CodeTable.proxyFaults(report.snapshot().codes())
        + PolicyPanels.of(report)
        + content
        + FleetTable.nodes(report)
        + "</section>";
  }

  private static String counts(Report report) {
    Snapshot snapshot = report.snapshot();
    String violated = violated(report);
    return ProtocolTables.whatIf(snapshot)
        + ProtocolTables.protocols(snapshot)
        + TimeLine.of(report, violated)
        + CodeTable.of(snapshot.codes())
        + SourceTables.of(report, violated);
  }

  private static String violated(Report report) {
    return report.plan().isPresent() ? "violated the policy or the plan" : "violated the policy";
  }

  private static String facts(Report report) {
    Snapshot snapshot = report.snapshot();
    return String.format(
        Locale.ROOT,
        """
        <section class="card">
        <p class="name">%s</p>
        <h2>%s judged: %s %s</h2>
        <p>From about %s, since %s.</p>
        <table class="facts">
        <tr><th scope="row">Policy</th><td>%s</td></tr>
        <tr><th scope="row">Mode</th><td>%s</td></tr>
        </table>
        """,
        Markup.escape(report.name()),
        number(snapshot.requests(), "request"),
        number(snapshot.requests() - snapshot.requests(Verdict.PROCEEDED)),
        violated(report),
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
}
