package dev.upgraderequired.protocol;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A bounded cache of immutable values, which avoids an allocation per request. When it is full, new
 * values are no longer cached, so that clients cannot exhaust memory.
 */
final class Interned<K, V> {

  private static final int MAX_ENTRIES = 1024;

  private final Map<K, V> cached = new ConcurrentHashMap<>();
  private final Function<K, V> factory;

  /** The factory must return equal values for equal keys. */
  Interned(Function<K, V> factory) {
    this.factory = factory;
  }

  V get(K key) {
    V known = cached.get(key);
    if (known != null) {
      return known;
    }
    V created = factory.apply(key);
    if (cached.size() < MAX_ENTRIES) {
      cached.put(key, created);
    }
    return created;
  }
}
