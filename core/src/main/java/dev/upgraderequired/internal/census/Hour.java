package dev.upgraderequired.internal.census;

import dev.upgraderequired.spi.Verdict;
import java.time.Instant;
import java.util.Map;

/** The requests of one hour that violated the policy, counted by verdict. */
public record Hour(Instant start, Map<Verdict, Long> verdicts) {

  Hour copy() {
    return new Hour(start, Map.copyOf(verdicts));
  }

  /** The number of requests that violated the policy. */
  public long total() {
    return verdicts.values().stream().mapToLong(Long::longValue).sum();
  }
}
