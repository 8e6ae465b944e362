package dev.upgraderequired.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

public class BoundedCacheTest {

  private final BoundedCache<Integer, String> cache = new BoundedCache<>(2);
  private final AtomicInteger loads = new AtomicInteger();

  @Test
  void loadsAValueOnce() {
    assertThat(get(1)).isSameAs(get(1));
    assertThat(loads).hasValue(1);
  }

  @Test
  void keepsItsEntriesAndAddsNoMoreWhenFull() {
    get(1);
    cache.put(2, "put");
    cache.put(3, "too many");

    assertThat(get(4)).isEqualTo("4");
    assertThat(cache.getOrNull(1)).isEqualTo("1");
    assertThat(cache.getOrNull(2)).isEqualTo("put");
    assertThat(cache.getOrNull(3)).isNull();
    assertThat(cache.getOrNull(4)).isNull();
  }

  private String get(int key) {
    return cache.get(
        key,
        absent -> {
          loads.incrementAndGet();
          return String.valueOf(absent);
        });
  }
}
