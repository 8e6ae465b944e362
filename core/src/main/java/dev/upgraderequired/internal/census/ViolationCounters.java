package dev.upgraderequired.internal.census;

import dev.upgraderequired.internal.policy.Assessment;
import dev.upgraderequired.spi.Verdict;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts violations by code, hour and source. Synchronized. */
public final class ViolationCounters {

  private static final int MAX_HOURS = 2 * Hour.SHOWN;

  private final Map<String, Long> codes = new TreeMap<>();
  private final Map<Verdict, Long> planned = new EnumMap<>(Verdict.class);
  private final Map<Instant, Hour> hours = new LinkedHashMap<>();
  private final HeavyHitters<Violator> violators = new HeavyHitters<>(Sources.CAPACITY);
  private final HeavyHitters<String> networks = new HeavyHitters<>(Sources.CAPACITY);
  private final HeavyHitters<String> agents = new HeavyHitters<>(Sources.CAPACITY);
  private final HeavyHitters<String> paths = new HeavyHitters<>(Sources.CAPACITY);

  synchronized void add(Violator violator, Assessment assessment, Verdict verdict, Instant now) {
    assessment.violations().forEach(violation -> codes.merge(violation.code(), 1L, Long::sum));
    if (assessment.isPlanned()) {
      planned.merge(verdict, 1L, Long::sum);
    }
    hour(now).verdicts().merge(verdict, 1L, Long::sum);
    violators.add(violator);
    networks.add(violator.network());
    agents.add(violator.agent());
    paths.add(violator.path());
  }

  // Evicts in insertion order, not by time: after a clock error, hours in the future must not stay.
  private Hour hour(Instant now) {
    Hour hour =
        hours.computeIfAbsent(
            now.truncatedTo(ChronoUnit.HOURS),
            start -> new Hour(start, new EnumMap<>(Verdict.class)));
    if (hours.size() > MAX_HOURS) {
      hours.remove(hours.keySet().iterator().next());
    }
    return hour;
  }

  synchronized Map<String, Long> codes() {
    return new TreeMap<>(codes);
  }

  /** How many requests violated only what is planned, by verdict. */
  synchronized Map<Verdict, Long> planned() {
    return new EnumMap<>(planned);
  }

  /** The last 24 hours, oldest first, including those without a violation. */
  synchronized List<Hour> hours(Instant now) {
    return Hour.lastOf(hours, now.truncatedTo(ChronoUnit.HOURS));
  }

  synchronized Sources sources() {
    return new Sources(violators.summary(), networks.summary(), agents.summary(), paths.summary());
  }
}
