package dev.upgraderequired.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** Whether what a server holds has grown from the middle of a run to its end. */
final class Growth {

  private static final double HEAP_TOLERANCE = 1.1;
  private static final long HEAP_ALLOWANCE_KIB = 4096;
  private static final long ALLOWANCE = 10;

  private Growth() {}

  /** What has, in words; nothing if all is flat. */
  static List<String> in(List<Sample> samples) {
    List<String> grown = new ArrayList<>();
    long heap = median(middle(samples), Sample::heapKib);
    check(
        "the heap after GC",
        samples,
        Sample::heapKib,
        Math.max((long) (heap * HEAP_TOLERANCE), heap + HEAP_ALLOWANCE_KIB),
        grown);
    long descriptors = median(middle(samples), Sample::descriptors);
    check("open descriptors", samples, Sample::descriptors, descriptors + ALLOWANCE, grown);
    long threads = median(middle(samples), Sample::threads);
    check("threads", samples, Sample::threads, threads + ALLOWANCE, grown);
    return grown;
  }

  private static void check(
      String what,
      List<Sample> samples,
      ToLongFunction<Sample> value,
      long most,
      List<String> grown) {
    long last = median(samples.subList(samples.size() * 2 / 3, samples.size()), value);
    if (last > most) {
      grown.add("%s went up to %d, where %d would be flat".formatted(what, last, most));
    }
  }

  private static List<Sample> middle(List<Sample> samples) {
    return samples.subList(samples.size() / 3, samples.size() * 2 / 3);
  }

  private static long median(List<Sample> samples, ToLongFunction<Sample> value) {
    return samples.stream().mapToLong(value).sorted().toArray()[samples.size() / 2];
  }
}
