package dev.upgraderequired.internal.report;

import static dev.upgraderequired.internal.report.Numbers.number;

import dev.upgraderequired.internal.census.Snapshot;
import dev.upgraderequired.internal.text.DisplayText;
import dev.upgraderequired.internal.text.Markup;
import dev.upgraderequired.spi.Mode;
import dev.upgraderequired.spi.UpgradePlan;
import dev.upgraderequired.spi.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What is in force and, if there is a plan, what is planned, beside each other. */
final class PolicyPanels {

  /** A violation of the policy in force is never only warned of. */
  private static final List<Verdict> IN_FORCE =
      List.of(Verdict.EXEMPT, Verdict.OBSERVED, Verdict.REFUSED);

  private PolicyPanels() {}

  static String of(Report report) {
    return "<div class=\"panels\">\n"
        + panel("In force", required(report) + mode(report.mode()) + violations(report))
        + report.plan().map(plan -> panel("Planned", planned(plan, report))).orElse("")
        + "</div>\n";
  }

  private static String panel(String title, String rows) {
    return String.format(
        Locale.ROOT,
        "<section><h3>%s</h3>\n<table class=\"facts\">\n%s</table></section>\n",
        title,
        rows);
  }

  private static String required(Report report) {
    PolicyStatus status = report.status();
    String words = Markup.escape(status.inForceInWords());
    return HtmlTable.row("Required", status.awaitsItsDate() ? words + until(report) : words);
  }

  private static String until(Report report) {
    return report
        .plan()
        .flatMap(UpgradePlan::enforceFrom)
        .map(
            date ->
                " until "
                    + DisplayText.time(date)
                    + ". That is the date of the whole policy, because no option <code>planned…</code>"
                    + " is set.")
        .orElse("");
  }

  private static String mode(Mode mode) {
    return switch (mode) {
      case ENFORCE -> "";
      case REPORT_ONLY -> HtmlTable.row("Mode", "report-only: nothing is refused");
      case OFF -> HtmlTable.row("Mode", "off: nothing is refused or counted");
    };
  }

  private static String violations(Report report) {
    Snapshot snapshot = report.snapshot();
    long requests = IN_FORCE.stream().mapToLong(snapshot::requestsInForce).sum();
    return HtmlTable.row(
        "Violations",
        number(requests, "request")
            + " violated "
            + (report.plan().isPresent() ? "what was in force" : "it")
            + legend(Legend.of(IN_FORCE, snapshot::requestsInForce)));
  }

  private static String planned(UpgradePlan plan, Report report) {
    return HtmlTable.row("Required", Markup.escape(report.status().planInWords()))
        + HtmlTable.row("Date", date(plan, report.until()))
        + BrownoutRows.of(plan, report.until())
        + plannedViolations(report.snapshot());
  }

  private static String date(UpgradePlan plan, Instant now) {
    return plan.enforceFrom()
        .map(DisplayText::time)
        .map(date -> plan.isEnforced(now) ? "enforced since " + date : "from " + date + " on")
        .orElse("no date yet: violations are only counted");
  }

  private static String plannedViolations(Snapshot snapshot) {
    List<Verdict> verdicts = Report.VERDICTS_ON_VIOLATIONS;
    long requests = verdicts.stream().mapToLong(snapshot::plannedRequests).sum();
    return HtmlTable.row(
        "Violations",
        number(requests, "request")
            + " violated only what was planned"
            + legend(Legend.of(verdicts, snapshot::plannedRequests)));
  }

  private static String legend(String entries) {
    return "<div class=\"legend\">" + entries + "</div>";
  }
}
