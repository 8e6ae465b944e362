package dev.upgraderequired.internal.census;

import dev.upgraderequired.spi.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a census has counted up to a time.
 *
 * @param clients about how many clients there were
 * @param tallies by protocol and verdict, in a fixed order; none that is zero
 * @param codes how often each violation was seen
 * @param whatIf every floor that could be required, whether it is or not
 * @param hours the last 24, oldest first
 */
public record Snapshot(
    Instant since,
    Instant until,
    long clients,
    List<Tally> tallies,
    Map<String, Long> codes,
    List<WhatIf> whatIf,
    List<Hour> hours,
    Top top) {

  /** How many requests there were. */
  public long requests() {
    return tallies.stream().mapToLong(Tally::requests).sum();
  }

  /** How many requests had this verdict. */
  public long requests(Verdict verdict) {
    return tallies.stream()
        .filter(tally -> tally.verdict() == verdict)
        .mapToLong(Tally::requests)
        .sum();
  }
}
