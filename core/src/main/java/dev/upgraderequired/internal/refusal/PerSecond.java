package dev.upgraderequired.internal.refusal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * A bounded cache of values that are valid for one second, the precision of times in explanations.
 * Refusals often come in bursts, and most of them are identical.
 */
public final class PerSecond<K, V> {

  /** Bounds the memory, because clients choose the keys. */
  private static final int MAX_ENTRIES = 256;

  private volatile Second<K, V> current = new Second<>(Instant.MIN, Map.of());

  private record Second<K, V>(Instant start, Map<K, V> values) {}

  V get(K key, Instant time, Supplier<V> supplier) {
    Map<K, V> values = valuesOf(time.truncatedTo(ChronoUnit.SECONDS));
    V known = values.get(key);
    if (known != null) {
      return known;
    }
    V value = supplier.get();
    if (values.size() < MAX_ENTRIES) {
      values.put(key, value);
    }
    return value;
  }

  private Map<K, V> valuesOf(Instant second) {
    Second<K, V> known = current;
    if (known.start().equals(second)) {
      return known.values();
    }
    Second<K, V> next = new Second<>(second, new ConcurrentHashMap<>());
    current = next;
    return next.values();
  }
}
