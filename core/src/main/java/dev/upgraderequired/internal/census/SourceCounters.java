package dev.upgraderequired.internal.census;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/**
 * Counts the sources of violations, without letting a thread wait for another: each counts in the
 * next stripe that is free. Summaries of the stripes are merged when they are read.
 */
final class SourceCounters {

  /** A power of two: twice the threads that can run at once, up to a limit on the memory. */
  private static final int STRIPES =
      2 * Integer.highestOneBit(Math.min(8, Runtime.getRuntime().availableProcessors()));

  private final List<Stripe> stripes =
      IntStream.range(0, STRIPES).mapToObj(index -> new Stripe()).toList();

  /** Requests for which all stripes were busy: the error covers them. */
  private final LongAdder missed = new LongAdder();

  void add(Violator violator, long client) {
    int start = System.identityHashCode(Thread.currentThread());
    for (int i = 0; i < STRIPES; i++) {
      if (stripes.get((start + i) & (STRIPES - 1)).tryAdd(violator, client)) {
        return;
      }
    }
    missed.increment();
  }

  Sources summary() {
    Sources all = stripes.stream().map(Stripe::summary).reduce(Sources::merge).orElseThrow();
    return all.withError(missed.sum());
  }

  private static final class Stripe {
    private final ReentrantLock lock = new ReentrantLock();
    private final HeavyHitters<Violator> violators = new HeavyHitters<>(Sources.CAPACITY);
    private final HeavyHitters<String> networks = new HeavyHitters<>(Sources.CAPACITY);
    private final HeavyHitters<String> agents = new HeavyHitters<>(Sources.CAPACITY);
    private final HeavyHitters<String> paths = new HeavyHitters<>(Sources.CAPACITY);

    /** Counts a violator; false if another thread is counting. */
    boolean tryAdd(Violator violator, long client) {
      if (!lock.tryLock()) {
        return false;
      }
      try {
        violators.add(violator, client);
        networks.add(violator.network(), client);
        agents.add(violator.agent(), client);
        paths.add(violator.path(), client);
        return true;
      } finally {
        lock.unlock();
      }
    }

    Sources summary() {
      lock.lock();
      try {
        return new Sources(
            violators.summary(), networks.summary(), agents.summary(), paths.summary());
      } finally {
        lock.unlock();
      }
    }
  }
}
