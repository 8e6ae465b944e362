package dev.upgraderequired.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.function.IntFunction;

/**
 * Tells work that grows with the length of its input from work that grows faster. Not by the clock:
 * what counts is how much longer a thread itself has computed, at its best of a few times.
 */
public final class Work {

  private static final int SHORT = 8_000;
  private static final int TIMES_LONGER = 32;

  /** Work that grows with the square takes eight times as much as it may. */
  private static final int SLACK = 4;

  /** Less than this is noise. */
  private static final long LEAST_NANOS = 200_000;

  private static final int RUNS = 10;

  private Work() {}

  /**
   * Asserts that the work does not grow faster than its input.
   *
   * @param prepared what is to be done for an input of so many characters
   */
  public static void assertIsLinear(IntFunction<Runnable> prepared) {
    Runnable longer = prepared.apply(SHORT * TIMES_LONGER);
    long ofShort = Math.max(LEAST_NANOS, leastNanos(prepared.apply(SHORT), 0));
    long most = SLACK * TIMES_LONGER * ofShort;
    assertThat(leastNanos(longer, most))
        .as("nanoseconds for an input %d times as long, after %d", TIMES_LONGER, ofShort)
        .isLessThanOrEqualTo(most);
  }

  /** The least of a few runs, or what is good enough. */
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
