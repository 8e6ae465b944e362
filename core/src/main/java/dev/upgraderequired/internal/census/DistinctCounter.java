package dev.upgraderequired.internal.census;

/**
 * How many different clients there were, in a kilobyte and without keeping any: HyperLogLog
 * (Flajolet, Fusy, Gandouet and Meunier, 2007) with a standard error of 3.3 %.
 *
 * <p>Threads may lose each other's update now and then, which is far below that error.
 */
public final class DistinctCounter {

  private static final int REGISTERS = 1024;
  private static final int INDEX_BITS = 10;
  private static final double ALPHA = 0.7213 / (1 + 1.079 / REGISTERS);

  private final byte[] ranks = new byte[REGISTERS];

  /** Takes note of a client by its hash, all of whose bits have to be equally likely. */
  void add(long hash) {
    int register = (int) (hash >>> (Long.SIZE - INDEX_BITS));
    byte rank = (byte) (1 + Math.min(53, Long.numberOfLeadingZeros(hash << INDEX_BITS)));
    if (ranks[register] < rank) {
      ranks[register] = rank;
    }
  }

  /** Takes note of all that another has seen. */
  void addAll(DistinctCounter other) {
    for (int i = 0; i < REGISTERS; i++) {
      ranks[i] = (byte) Math.max(ranks[i], other.ranks[i]);
    }
  }

  /** About how many there were. */
  long estimate() {
    double sum = 0;
    int empty = 0;
    for (byte rank : ranks) {
      sum += 1.0 / (1L << rank);
      empty += rank == 0 ? 1 : 0;
    }
    double estimate = ALPHA * REGISTERS * REGISTERS / sum;
    // As the authors have it, for few: linear counting.
    return Math.round(
        estimate <= 2.5 * REGISTERS && empty > 0
            ? REGISTERS * Math.log((double) REGISTERS / empty)
            : estimate);
  }
}
