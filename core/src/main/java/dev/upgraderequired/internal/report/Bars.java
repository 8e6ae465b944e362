package dev.upgraderequired.internal.report;

import dev.upgraderequired.spi.Verdict;
import java.util.Locale;
import java.util.Map;

/** SVG bar charts. Sizes are attributes because the policy of the page forbids style attributes. */
public final class Bars {

  private static final String BAR =
      "<svg class=\"bar\" viewBox=\"0 0 1000 20\" preserveAspectRatio=\"none\" aria-hidden=\"true\">";

  /** The width of every chart, in its own units. */
  static final int WIDTH = 1000;

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

  /** A number and its bar, which is below the number on narrow screens. */
  static String labelled(String number, String bar) {
    return "<div class=\"measure\"><span>" + number + "</span>" + bar + "</div>";
  }

  // Non-zero values get at least 3 px.
  static double scaled(long part, long whole, int length) {
    return part == 0 || whole == 0 ? 0 : Math.max(3, (double) part * length / whole);
  }

  static String rect(String kind, double x, double y, double width, double height) {
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
