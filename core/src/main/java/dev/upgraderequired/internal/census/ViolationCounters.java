package dev.upgraderequired.internal.census;

import dev.upgraderequired.internal.policy.Assessment;
import dev.upgraderequired.spi.Verdict;
import dev.upgraderequired.spi.Violation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts violations by code, hour and source. No thread waits for another. */
public final class ViolationCounters {

  private final Map<String, LongAdder> codes = new ConcurrentHashMap<>();
  private final VerdictCounts planned = new VerdictCounts();
  private final HourlyCounts hours = new HourlyCounts();
  private final SourceCounters sources = new SourceCounters();

  void add(Violator violator, Assessment assessment, Verdict verdict, long client, Instant now) {
    List<Violation> violations = assessment.violations();
    for (int i = 0; i < violations.size(); i++) {
      count(violations.get(i).code());
    }
    if (assessment.isPlanned()) {
      planned.increment(verdict);
    }
    hours.increment(verdict, now);
    sources.add(violator, client);
  }

  // Not computeIfAbsent alone, which may lock even if the key is there.
  private void count(String code) {
    LongAdder known = codes.get(code);
    (known == null ? codes.computeIfAbsent(code, absent -> new LongAdder()) : known).increment();
  }

  Map<String, Long> codes() {
    Map<String, Long> sums = new TreeMap<>();
    codes.forEach((code, count) -> sums.put(code, count.sum()));
    return sums;
  }

  /** How many requests violated only what is planned, by verdict. */
  Map<Verdict, Long> planned() {
    return planned.toMap();
  }

  /** The last 24 hours, oldest first, including those without a violation. */
  List<Hour> hours(Instant now) {
    return hours.last(now);
  }

  Sources sources() {
    return sources.summary();
  }
}
