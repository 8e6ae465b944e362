package dev.upgraderequired.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.function.IntFunction;

/**
 * Checks that work grows linearly with the length of its input. It compares CPU times of the
 * thread, the best of a few runs each, not elapsed time.
 */
public final class Work {

  private static final int SHORT = 8_000;
  private static final int TIMES_LONGER = 32;

  /** Quadratic work exceeds this limit by a factor of eight. */
  private static final int SLACK = 4;

  /** Shorter times are noise. */
  private static final long LEAST_NANOS = 200_000;

  private static final int RUNS = 10;

  private Work() {}

  /**
   * Asserts that the work does not grow faster than its input.
   *
   * @param prepared prepares the work for an input of this many characters
   */
  public static void assertIsLinear(IntFunction<Runnable> prepared) {
    Runnable longer = prepared.apply(SHORT * TIMES_LONGER);
    long ofShort = Math.max(LEAST_NANOS, leastNanos(prepared.apply(SHORT), 0));
    long most = SLACK * TIMES_LONGER * ofShort;
    assertThat(leastNanos(longer, most))
        .as("nanoseconds for an input %d times as long, after %d", TIMES_LONGER, ofShort)
        .isLessThanOrEqualTo(most);
  }

  /** The shortest of a few runs; stops early at a time that is good enough. */
  private static long leastNanos(Runnable work, long goodEnough) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < RUNS && least > goodEnough; i++) {
      long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      work.run();
      least =
          Math.min(least, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);
    }
    return least;
  }
}
