package dev.upgraderequired.soak;

import java.util.List;

/** What a server holds at one time, after its garbage is gone. */
record Sample(long heapKib, long descriptors, long threads) {

  /** The first of them, the last, and some in between. */
  static String table(List<Sample> samples) {
    StringBuilder table =
        new StringBuilder(
            "| sample | heap after GC, KiB | descriptors | threads |\n|---|---|---|---|\n");
    for (int i = 0; i < samples.size(); i++) {
      if (i % 6 == 0 || i == samples.size() - 1) {
        Sample sample = samples.get(i);
        table.append(
            "| %d | %d | %d | %d |%n"
                .formatted(i + 1, sample.heapKib, sample.descriptors, sample.threads));
      }
    }
    return table.toString();
  }
}
