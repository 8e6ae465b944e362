package dev.upgraderequired.internal.report;

import dev.upgraderequired.internal.census.Hour;
import dev.upgraderequired.internal.text.Markup;
import dev.upgraderequired.spi.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** SVG bar charts. Sizes are attributes because the policy of the page forbids style attributes. */
public final class Bars {

  private static final String BAR =
      "<svg class=\"bar\" viewBox=\"0 0 1000 20\" preserveAspectRatio=\"none\" aria-hidden=\"true\">";
  private static final int WIDTH = 1000;
  private static final int HEIGHT = 240;

  private Bars() {}

  /** A bar filled to the share that a part has of the whole. */
  static String share(long part, long whole, String kind) {
    return BAR
        + rect("none", 0, 0, WIDTH, 20)
        + rect(kind, 0, 0, scaled(part, whole, WIDTH), 20)
        + "</svg>";
  }

  /** A bar stacked by verdict, scaled to the longest bar of the table. */
  static String stacked(Map<Verdict, Long> verdicts, long longest) {
    StringBuilder bar = new StringBuilder(BAR);
    double x = 0;
    for (Verdict verdict : Verdict.values()) {
      double width = scaled(verdicts.getOrDefault(verdict, 0L), longest, WIDTH);
      bar.append(rect(verdict.toString(), x, 0, width, 20));
      x += width;
    }
    return bar.append("</svg>").toString();
  }

  /** A chart with a column per hour, stacked by verdict. */
  static String columns(List<Hour> hours, String description) {
    long highest = hours.stream().mapToLong(Hour::total).max().orElse(0);
    double step = (double) WIDTH / hours.size();
    StringBuilder chart =
        new StringBuilder(
            "<svg class=\"columns\" viewBox=\"0 0 1000 240\" preserveAspectRatio=\"none\" role=\"img\""
                + String.format(Locale.ROOT, " aria-label=\"%s\">", Markup.escape(description)));
    for (int i = 0; i < hours.size(); i++) {
      chart.append(rect("none", i * step + 2, 0, step - 4, HEIGHT));
      chart.append(column(hours.get(i), i * step + 2, step - 4, highest));
    }
    return chart.append("</svg>").toString();
  }

  private static String column(Hour hour, double x, double width, long highest) {
    StringBuilder column = new StringBuilder();
    double y = HEIGHT;
    for (Verdict verdict : Verdict.values()) {
      double height = scaled(hour.verdicts().getOrDefault(verdict, 0L), highest, HEIGHT);
      y -= height;
      column.append(rect(verdict.toString(), x, y, width, height));
    }
    return column.toString();
  }

  // Non-zero values get at least 3 px.
  private static double scaled(long part, long whole, int length) {
    return part == 0 || whole == 0 ? 0 : Math.max(3, (double) part * length / whole);
  }

  private static String rect(String kind, double x, double y, double width, double height) {
    return width == 0 || height == 0
        ? ""
        : String.format(
            Locale.ROOT,
            "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
            kind,
            x,
            y,
            width,
            height);
  }
}
