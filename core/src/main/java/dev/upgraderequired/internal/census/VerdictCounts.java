package dev.upgraderequired.internal.census;

import dev.upgraderequired.spi.Verdict;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** Counts requests by verdict. Counting takes no lock. */
final class VerdictCounts {

  private final Map<Verdict, LongAdder> counts = new EnumMap<>(Verdict.class);

  VerdictCounts() {
    for (Verdict verdict : Verdict.values()) {
      counts.put(verdict, new LongAdder());
    }
  }

  void increment(Verdict verdict) {
    Objects.requireNonNull(counts.get(verdict)).increment();
  }

  /** The counts above zero. */
  Map<Verdict, Long> toMap() {
    Map<Verdict, Long> map = new EnumMap<>(Verdict.class);
    counts.forEach(
        (verdict, count) -> {
          long sum = count.sum();
          if (sum > 0) {
            map.put(verdict, sum);
          }
        });
    return map;
  }
}
