package dev.upgraderequired.internal.refusal;

import dev.upgraderequired.internal.cache.BoundedCache;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * A bounded cache of values that are valid for one second, the precision of times in explanations.
 * Refusals often come in bursts, and most of them are identical.
 */
public final class PerSecond<K, V> {

  /** All languages and formats for a few protocols: some megabytes, as clients choose the keys. */
  private static final int MAX_ENTRIES = 1024;

  private volatile Second<K, V> current = new Second<>(Long.MIN_VALUE, new BoundedCache<>(0));

  private record Second<K, V>(long start, BoundedCache<K, V> values) {}

  V get(K key, Instant time, Supplier<V> supplier) {
    BoundedCache<K, V> values = valuesOf(time.getEpochSecond());
    V cached = values.getOrNull(key);
    if (cached != null) {
      return cached;
    }
    V made = supplier.get();
    values.put(key, made);
    return made;
  }

  private BoundedCache<K, V> valuesOf(long second) {
    Second<K, V> known = current;
    if (known.start() == second) {
      return known.values();
    }
    Second<K, V> next = new Second<>(second, new BoundedCache<>(MAX_ENTRIES));
    current = next;
    return next.values();
  }
}
