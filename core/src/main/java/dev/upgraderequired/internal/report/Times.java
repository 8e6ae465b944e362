package dev.upgraderequired.internal.report;

import dev.upgraderequired.internal.text.DisplayText;
import dev.upgraderequired.spi.Brownout;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Formats times for people. */
final class Times {

  private static final DateTimeFormatter DAY = formatter("yyyy-MM-dd ");
  private static final DateTimeFormatter HOUR = formatter("HH:mm");

  private Times() {}

  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }

  /** The time of the day, in UTC: {@code 09:00}. */
  static String hour(Instant time) {
    return HOUR.format(time);
  }

  /** An interval in UTC: {@code 2027-03-01 09:00 to 10:00 UTC}. */
  static String interval(Brownout brownout) {
    String from = DAY.format(brownout.from());
    return from
        + hour(brownout.from())
        + " to "
        + DisplayText.time(brownout.until()).replaceFirst("^" + from, "");
  }
}
