package dev.upgraderequired.internal.census;

import dev.upgraderequired.spi.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The requests of one hour that violated the policy, counted by verdict. */
public record Hour(Instant start, Map<Verdict, Long> verdicts) {

  /** How many hours a report shows. */
  static final int SHOWN = 24;

  /** The last 24 hours, oldest first, including those without a violation. */
  static List<Hour> lastOf(Map<Instant, Hour> hours, Instant last) {
    List<Hour> all = new ArrayList<>();
    for (int ago = SHOWN - 1; ago >= 0; ago--) {
      Instant start = last.minus(Duration.ofHours(ago));
      all.add(hours.getOrDefault(start, new Hour(start, Map.of())).copy());
    }
    return all;
  }

  private Hour copy() {
    return new Hour(start, Map.copyOf(verdicts));
  }

  /** The number of requests that violated the policy. */
  public long total() {
    return verdicts.values().stream().mapToLong(Long::longValue).sum();
  }
}
