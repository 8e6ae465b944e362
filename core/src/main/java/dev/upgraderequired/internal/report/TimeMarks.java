package dev.upgraderequired.internal.report;

import static dev.upgraderequired.internal.report.Numbers.number;

import dev.upgraderequired.internal.text.DisplayText;
import dev.upgraderequired.spi.Brownout;
import dev.upgraderequired.spi.UpgradePlan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The brownouts and the date of the plan, as far as they lie in the time that a chart shows.
 *
 * @param start of the chart
 * @param brownouts that have begun, and were not over before
 * @param enforceFrom the date, if it has come since
 */
record TimeMarks(Instant start, List<Brownout> brownouts, Optional<Instant> enforceFrom) {

  /** More are summed up. */
  private static final int MAX_NAMED = 3;

  static TimeMarks of(Report report) {
    Instant start = report.snapshot().hours().get(0).start();
    Instant end = report.until();
    return new TimeMarks(
        start,
        report.plan().map(UpgradePlan::brownouts).orElse(List.of()).stream()
            .filter(brownout -> brownout.until().isAfter(start) && !brownout.from().isAfter(end))
            .toList(),
        report
            .plan()
            .flatMap(UpgradePlan::enforceFrom)
            .filter(from -> !from.isBefore(start) && !from.isAfter(end)));
  }

  /** The colors of the marks and their meaning; empty text if there are none. */
  String legend() {
    String entries =
        brownoutsInWords().map(words -> Legend.entry("brownout", words)).orElse("")
            + dateInWords().map(words -> Legend.entry("date", words)).orElse("");
    return entries.isEmpty() ? "" : "<p class=\"legend marks\">" + entries + "</p>\n";
  }

  /** The marks in words, to follow a sentence; empty text if there are none. */
  String description() {
    return brownoutsInWords().map(words -> "; " + words).orElse("")
        + dateInWords().map(words -> "; " + words).orElse("");
  }

  private Optional<String> brownoutsInWords() {
    if (brownouts.isEmpty()) {
      return Optional.empty();
    }
    String times =
        brownouts.size() > MAX_NAMED
            ? ""
            : brownouts.stream().map(Times::interval).collect(Collectors.joining(", ", ": ", ""));
    return Optional.of(number(brownouts.size(), "brownout") + times);
  }

  private Optional<String> dateInWords() {
    return enforceFrom.map(from -> "plan enforced since " + DisplayText.time(from));
  }
}
