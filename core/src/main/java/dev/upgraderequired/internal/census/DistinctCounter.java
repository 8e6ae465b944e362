package dev.upgraderequired.internal.census;

import java.util.Collection;
import java.util.Locale;

/**
 * Estimates the number of distinct clients in one kilobyte: HyperLogLog (Flajolet, Fusy, Gandouet
 * and Meunier, 2007) with a standard error of 3.3 %. Counters of several nodes can be united,
 * because a client has the same hash on each of them.
 *
 * <p>Not synchronized: concurrent updates are sometimes lost, which adds far less than that error.
 */
public final class DistinctCounter {

  private static final int REGISTERS = 1024;
  private static final int INDEX_BITS = 10;
  private static final int MAX_RANK = Long.SIZE - INDEX_BITS;
  private static final double ALPHA = 0.7213 / (1 + 1.079 / REGISTERS);

  private final byte[] ranks;

  /** A counter of no client. */
  DistinctCounter() {
    this(new byte[REGISTERS]);
  }

  private DistinctCounter(byte[] ranks) {
    this.ranks = ranks;
  }

  /**
   * A counter with the registers of another one.
   *
   * @throws IllegalArgumentException if there are not 1024, or one of them is not from 0 to 54
   */
  public static DistinctCounter of(byte[] registers) {
    if (registers.length != REGISTERS) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "%d registers; there have to be %d", registers.length, REGISTERS));
    }
    for (byte rank : registers) {
      if (rank < 0 || rank > MAX_RANK) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "register %d; it has to be from 0 to %d", rank, MAX_RANK));
      }
    }
    return new DistinctCounter(registers.clone());
  }

  /** A counter of the clients of all these: the maximum of each register. */
  public static DistinctCounter union(Collection<DistinctCounter> counters) {
    DistinctCounter all = new DistinctCounter();
    counters.forEach(all::addAll);
    return all;
  }

  /** Adds a client by its hash, which must be uniformly distributed. */
  void add(long hash) {
    int register = (int) (hash >>> (Long.SIZE - INDEX_BITS));
    byte rank = (byte) (1 + Math.min(MAX_RANK - 1, Long.numberOfLeadingZeros(hash << INDEX_BITS)));
    if (ranks[register] < rank) {
      ranks[register] = rank;
    }
  }

  private void addAll(DistinctCounter other) {
    for (int i = 0; i < REGISTERS; i++) {
      ranks[i] = (byte) Math.max(ranks[i], other.ranks[i]);
    }
  }

  /** One byte for each register: the highest rank of the clients in it, or 0. */
  public byte[] registers() {
    return ranks.clone();
  }

  /** Whether it has counted no client. */
  boolean isEmpty() {
    for (byte rank : ranks) {
      if (rank != 0) {
        return false;
      }
    }
    return true;
  }

  /** The estimated number of distinct clients. */
  public long estimate() {
    double sum = 0;
    int empty = 0;
    for (byte rank : ranks) {
      sum += 1.0 / (1L << rank);
      empty += rank == 0 ? 1 : 0;
    }
    double estimate = ALPHA * REGISTERS * REGISTERS / sum;
    // Linear counting for small numbers, as the authors recommend.
    return Math.round(
        estimate <= 2.5 * REGISTERS && empty > 0
            ? REGISTERS * Math.log((double) REGISTERS / empty)
            : estimate);
  }
}
