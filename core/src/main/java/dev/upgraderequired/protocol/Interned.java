package dev.upgraderequired.protocol;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * One object for each of the values that requests have in common, so that none is made for a
 * request. It keeps so many and no more: whatever clients do, they cannot fill the memory.
 */
final class Interned<K, V> {

  private static final int MOST = 1024;

  private final Map<K, V> kept = new ConcurrentHashMap<>();
  private final Function<K, V> maker;

  /** What the maker makes of equal keys has to be equal. */
  Interned(Function<K, V> maker) {
    this.maker = maker;
  }

  V get(K key) {
    V known = kept.get(key);
    if (known != null) {
      return known;
    }
    V made = maker.apply(key);
    if (kept.size() < MOST) {
      kept.put(key, made);
    }
    return made;
  }
}
