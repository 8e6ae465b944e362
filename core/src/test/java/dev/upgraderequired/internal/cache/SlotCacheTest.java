package dev.upgraderequired.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.internal.text.LongRequest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

public class SlotCacheTest {

  private final List<String> loaded = new ArrayList<>();
  private final SlotCache<String, Integer> cache = new SlotCache<>();

  @Test
  void loadsAKeyOnce() {
    assertThat(List.of(get("one"), get("one"), get("three"))).containsExactly(3, 3, 5);
    assertThat(loaded).containsExactly("one", "three");
  }

  @Test
  void replacesAKeyOfTheSameSlotWithoutLookingAtOthers() {
    for (int i = 0; i < 100; i++) {
      get(LongRequest.collidingName(i));
    }
    String last = LongRequest.collidingName(99);
    get(last);
    get(LongRequest.collidingName(0));
    get(last);

    assertThat(loaded).hasSize(102).endsWith(LongRequest.collidingName(0), last);
  }

  private int get(String key) {
    return cache.get(
        key,
        absent -> {
          loaded.add(absent);
          return absent.length();
        });
  }
}
