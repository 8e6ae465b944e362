package dev.upgraderequired.internal.report;

import static dev.upgraderequired.internal.report.Numbers.number;

import dev.upgraderequired.internal.census.Hour;
import dev.upgraderequired.internal.text.DisplayText;
import java.util.List;
import java.util.Locale;

/** The last 24 hours: a chart of violations, with the dates of the plan. */
final class TimeLine {

  private TimeLine() {}

  /**
   * The heading, the chart and its axis.
   *
   * @param violated what the requests did: {@code violated the policy}
   */
  static String of(Report report, String violated) {
    List<Hour> hours = report.snapshot().hours();
    TimeMarks marks = TimeMarks.of(report);
    String summary = summary(hours, violated);
    return "<h3>The last 24 hours</h3>\n<p>"
        + summary
        + ".</p>\n"
        + marks.legend()
        + HourChart.of(hours, marks, summary + marks.description())
        + String.format(
            Locale.ROOT,
            "<p class=\"axis\"><span>%s</span><span>%s</span></p>\n",
            Times.hour(marks.start()),
            DisplayText.time(report.until()));
  }

  private static String summary(List<Hour> hours, String violated) {
    long total = hours.stream().mapToLong(Hour::total).sum();
    long highest = hours.stream().mapToLong(Hour::total).max().orElse(0);
    return String.format(
        Locale.ROOT,
        "%s %s in the last 24 hours, at most %s in one hour",
        number(total, "request"),
        violated,
        number(highest));
  }
}
