package dev.upgraderequired.internal.cache;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A thread-safe cache of what is cheap to compute, for keys that clients choose. Each key has one
 * slot, and replaces the key that was there: a flood of keys costs no more than computing their
 * values, whatever their hash codes.
 */
public final class SlotCache<K, V> {

  private static final int SLOTS = 256;

  private final AtomicReferenceArray<@Nullable Entry<K, V>> slots =
      new AtomicReferenceArray<>(SLOTS);

  private record Entry<K, V>(K key, V value) {}

  /** The value of a key, from the loader if it is not cached. Equal keys need equal values. */
  public V get(K key, Function<? super K, ? extends V> loader) {
    int hash = key.hashCode();
    int slot = (hash ^ (hash >>> 16)) & (SLOTS - 1);
    Entry<K, V> cached = slots.get(slot);
    if (cached != null && cached.key().equals(key)) {
      return cached.value();
    }
    V loaded = loader.apply(key);
    slots.set(slot, new Entry<>(key, loaded));
    return loaded;
  }
}
