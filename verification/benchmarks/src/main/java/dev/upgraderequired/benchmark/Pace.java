package dev.upgraderequired.benchmark;

import java.time.Duration;
import java.util.List;

/**
 * How long everything takes.
 *
 * @param rounds how many times everything is measured, one thing after the other
 * @param isThorough whether each measurement has a JVM of its own, that is warm
 * @param warmUps how many iterations there are in a JVM before those that count: as long as its
 *     compiler takes
 * @param iterations how many of them count
 * @param iteration how long each takes
 * @param requests how many requests of each kind are timed one by one
 */
record Pace(
    int rounds, boolean isThorough, int warmUps, int iterations, Duration iteration, int requests) {

  static Pace thorough(int rounds) {
    return new Pace(rounds, true, 15, 5, Duration.ofMillis(300), 2_000);
  }

  /** Shows that everything runs, and nothing more. */
  static Pace smoke() {
    return new Pace(1, false, 1, 1, Duration.ofMillis(10), 20);
  }

  /** All, or the one that is enough to show that it runs. */
  <T> List<T> some(T enough, T[] all) {
    return isThorough ? List.of(all) : List.of(enough);
  }
}
