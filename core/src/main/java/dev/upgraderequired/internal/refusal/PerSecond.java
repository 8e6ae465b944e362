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
  private static final int MOST = 256;

  private volatile Second<K, V> current = new Second<>(Instant.MIN, Map.of());

  private record Second<K, V>(Instant start, Map<K, V> made) {}

  V get(K key, Instant time, Supplier<V> maker) {
    Map<K, V> made = madeIn(time.truncatedTo(ChronoUnit.SECONDS));
    V known = made.get(key);
    if (known != null) {
      return known;
    }
    V value = maker.get();
    if (made.size() < MOST) {
      made.put(key, value);
    }
    return value;
  }

  private Map<K, V> madeIn(Instant second) {
    Second<K, V> known = current;
    if (known.start().equals(second)) {
      return known.made();
    }
    Second<K, V> next = new Second<>(second, new ConcurrentHashMap<>());
    current = next;
    return next.made();
  }
}
