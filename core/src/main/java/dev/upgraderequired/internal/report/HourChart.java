package dev.upgraderequired.internal.report;

import static dev.upgraderequired.internal.report.Bars.WIDTH;
import static dev.upgraderequired.internal.report.Bars.rect;
import static dev.upgraderequired.internal.report.Bars.scaled;

import dev.upgraderequired.internal.census.Hour;
import dev.upgraderequired.internal.text.Markup;
import dev.upgraderequired.spi.Brownout;
import dev.upgraderequired.spi.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** An SVG chart with a column per hour, stacked by verdict, and the dates of the plan. */
final class HourChart {

  private static final int HEIGHT = 240;
  private static final int GAP = 4;
  private static final int BAND_EDGE = 16;

  private final List<Hour> hours;
  private final double step;
  private final long highest;
  private final StringBuilder shapes = new StringBuilder();

  private HourChart(List<Hour> hours) {
    this.hours = hours;
    step = (double) WIDTH / hours.size();
    highest = hours.stream().mapToLong(Hour::total).max().orElse(0);
  }

  static String of(List<Hour> hours, TimeMarks marks, String description) {
    HourChart chart = new HourChart(hours);
    chart.drawBackground();
    marks.brownouts().forEach(brownout -> chart.drawBand(brownout, "brownout", HEIGHT));
    chart.drawColumns();
    // Above the columns, which hide a band in a busy hour.
    marks.brownouts().forEach(brownout -> chart.drawBand(brownout, "edge", BAND_EDGE));
    marks.enforceFrom().ifPresent(chart::drawDate);
    return String.format(
        Locale.ROOT,
        "<svg class=\"columns\" viewBox=\"0 0 %d %d\" preserveAspectRatio=\"none\" role=\"img\""
            + " aria-label=\"%s\">%s</svg>",
        WIDTH,
        HEIGHT,
        Markup.escape(description),
        chart.shapes);
  }

  private void drawBackground() {
    for (int i = 0; i < hours.size(); i++) {
      shapes.append(rect("none", left(i), 0, step - GAP, HEIGHT));
    }
  }

  private void drawColumns() {
    for (int i = 0; i < hours.size(); i++) {
      drawColumn(hours.get(i), left(i));
    }
  }

  private void drawColumn(Hour hour, double x) {
    double y = HEIGHT;
    for (Verdict verdict : Verdict.values()) {
      double height = scaled(hour.verdicts().getOrDefault(verdict, 0L), highest, HEIGHT);
      y -= height;
      shapes.append(rect(verdict.toString(), x, y, step - GAP, height));
    }
  }

  private double left(int hour) {
    return hour * step + GAP / 2.0;
  }

  // Short brownouts get at least the width of a gap.
  private void drawBand(Brownout brownout, String kind, int height) {
    double from = Math.max(0, x(brownout.from()));
    double width = Math.max(GAP, Math.min(WIDTH, x(brownout.until())) - from);
    shapes.append(rect(kind, from, 0, width, height));
  }

  // The chart is stretched, but the width of this line is not.
  private void drawDate(Instant date) {
    shapes.append(
        String.format(
            Locale.ROOT,
            "<line class=\"date\" x1=\"%1$.1f\" x2=\"%1$.1f\" y1=\"0\" y2=\"%2$d\""
                + " stroke-width=\"3\" vector-effect=\"non-scaling-stroke\"/>",
            x(date),
            HEIGHT));
  }

  private double x(Instant time) {
    double seconds = Duration.between(hours.get(0).start(), time).toSeconds();
    return seconds / Duration.ofHours(1).toSeconds() * step;
  }
}
