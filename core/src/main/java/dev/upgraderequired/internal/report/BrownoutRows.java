package dev.upgraderequired.internal.report;

import static dev.upgraderequired.internal.report.Numbers.number;

import dev.upgraderequired.spi.Brownout;
import dev.upgraderequired.spi.UpgradePlan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The brownouts of a plan, as rows of its table; none if it has no brownouts. */
final class BrownoutRows {

  private BrownoutRows() {}

  static String of(UpgradePlan plan, Instant now) {
    List<Brownout> brownouts = plan.brownouts();
    return brownouts.isEmpty()
        ? ""
        : HtmlTable.row("Brownouts", total(brownouts, now) + share(plan))
            + row("Running", plan.brownoutAt(now))
            + row("Next", next(brownouts, now));
  }

  private static String total(List<Brownout> brownouts, Instant now) {
    long over = brownouts.stream().filter(brownout -> !brownout.until().isAfter(now)).count();
    String howMany = over == brownouts.size() ? "" : number(over) + ' ';
    return number(brownouts.size()) + (over == 0 ? "" : " (" + howMany + "over)");
  }

  private static String share(UpgradePlan plan) {
    return ", for " + plan.brownoutPercent() + " % of clients";
  }

  private static Optional<Brownout> next(List<Brownout> brownouts, Instant now) {
    return brownouts.stream().filter(brownout -> brownout.from().isAfter(now)).findFirst();
  }

  private static String row(String name, Optional<Brownout> brownout) {
    return brownout.map(found -> HtmlTable.row(name, Times.interval(found))).orElse("");
  }
}
