package dev.upgraderequired.internal.census;

import dev.upgraderequired.spi.Verdict;
import java.time.Instant;
import java.util.Map;

/** One hour, and how many requests that fell short in it had which verdict. */
public record Hour(Instant start, Map<Verdict, Long> verdicts) {

  Hour copy() {
    return new Hour(start, Map.copyOf(verdicts));
  }

  /** How many requests fell short. */
  public long total() {
    return verdicts.values().stream().mapToLong(Long::longValue).sum();
  }
}
