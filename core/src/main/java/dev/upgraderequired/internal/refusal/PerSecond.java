package dev.upgraderequired.internal.refusal;

import dev.upgraderequired.internal.cache.BoundedCache;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

/**
 * What has been made of a key in the current second, which is as fine as an explanation tells the
 * time. Refusals come in floods, and most of them are alike.
 */
public final class PerSecond<K, V> {

  /** Clients choose the keys: they cannot fill the memory with them. */
  private static final int MOST = 256;

  private volatile Second<K, V> current = new Second<>(Instant.MIN, new BoundedCache<>(0));

  private record Second<K, V>(Instant start, BoundedCache<K, V> made) {}

  V get(K key, Instant time, Supplier<V> maker) {
    return madeIn(time.truncatedTo(ChronoUnit.SECONDS)).get(key, absent -> maker.get());
  }

  private BoundedCache<K, V> madeIn(Instant second) {
    Second<K, V> known = current;
    if (known.start().equals(second)) {
      return known.made();
    }
    Second<K, V> next = new Second<>(second, new BoundedCache<>(MOST));
    current = next;
    return next.made();
  }
}
