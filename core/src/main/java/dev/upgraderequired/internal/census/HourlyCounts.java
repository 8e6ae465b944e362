package dev.upgraderequired.internal.census;

import dev.upgraderequired.spi.Verdict;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts requests by hour and verdict. Only the first request of an hour takes a lock. */
final class HourlyCounts {

  private static final int MAX_HOURS = 2 * Hour.SHOWN;

  private final Map<Instant, VerdictCounts> hours = new LinkedHashMap<>();

  private volatile Latest latest = new Latest(Instant.MIN, new VerdictCounts());

  private record Latest(Instant start, VerdictCounts counts) {

    boolean contains(Instant time) {
      long seconds = time.getEpochSecond() - start.getEpochSecond();
      return seconds >= 0 && seconds < ChronoUnit.HOURS.getDuration().toSeconds();
    }
  }

  void increment(Verdict verdict, Instant now) {
    Latest known = latest;
    (known.contains(now) ? known.counts() : at(now)).increment(verdict);
  }

  // Evicts in insertion order, not by time: after a clock error, hours in the future must not stay.
  private synchronized VerdictCounts at(Instant now) {
    Instant start = now.truncatedTo(ChronoUnit.HOURS);
    VerdictCounts counts = hours.computeIfAbsent(start, absent -> new VerdictCounts());
    if (hours.size() > MAX_HOURS) {
      hours.remove(hours.keySet().iterator().next());
    }
    latest = new Latest(start, counts);
    return counts;
  }

  /** The last 24 hours, oldest first, including those without a request. */
  synchronized List<Hour> last(Instant now) {
    Map<Instant, Hour> copy = new HashMap<>();
    hours.forEach((start, counts) -> copy.put(start, new Hour(start, counts.toMap())));
    return Hour.lastOf(copy, now.truncatedTo(ChronoUnit.HOURS));
  }
}
