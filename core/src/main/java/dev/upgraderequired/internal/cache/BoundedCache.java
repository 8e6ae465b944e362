package dev.upgraderequired.internal.cache;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A thread-safe cache of limited size: clients that choose the keys cannot exhaust the memory. Once
 * full, it keeps its entries and adds no more.
 */
public final class BoundedCache<K, V> {

  private final Map<K, V> entries = new ConcurrentHashMap<>();
  private final int maxSize;

  /** Threads that add entries at the same time may exceed the size by their number. */
  public BoundedCache(int maxSize) {
    this.maxSize = maxSize;
  }

  /** The value of a key, from the loader if it is not cached. Equal keys need equal values. */
  public V get(K key, Function<? super K, ? extends V> loader) {
    V cached = entries.get(key);
    if (cached != null) {
      return cached;
    }
    V loaded = loader.apply(key);
    put(key, loaded);
    return loaded;
  }

  /** The cached value of a key, or null. */
  public @Nullable V getOrNull(K key) {
    return entries.get(key);
  }

  /** Adds an entry unless the cache is full. */
  public void put(K key, V value) {
    if (entries.size() < maxSize) {
      entries.put(key, value);
    }
  }
}
