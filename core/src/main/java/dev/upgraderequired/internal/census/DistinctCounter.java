package dev.upgraderequired.internal.census;

/**
 * Estimates the number of distinct clients in one kilobyte: HyperLogLog (Flajolet, Fusy, Gandouet
 * and Meunier, 2007) with a standard error of 3.3 %.
 *
 * <p>Not synchronized: concurrent updates are sometimes lost, which adds far less than that error.
 */
public final class DistinctCounter {

  private static final int REGISTERS = 1024;
  private static final int INDEX_BITS = 10;
  private static final double ALPHA = 0.7213 / (1 + 1.079 / REGISTERS);

  private final byte[] ranks = new byte[REGISTERS];

  /** Adds a client by its hash, which must be uniformly distributed. */
  void add(long hash) {
    int register = (int) (hash >>> (Long.SIZE - INDEX_BITS));
    byte rank = (byte) (1 + Math.min(53, Long.numberOfLeadingZeros(hash << INDEX_BITS)));
    if (ranks[register] < rank) {
      ranks[register] = rank;
    }
  }

  /** Adds all clients of another counter. */
  void addAll(DistinctCounter other) {
    for (int i = 0; i < REGISTERS; i++) {
      ranks[i] = (byte) Math.max(ranks[i], other.ranks[i]);
    }
  }

  /** The estimated number of distinct clients. */
  long estimate() {
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
