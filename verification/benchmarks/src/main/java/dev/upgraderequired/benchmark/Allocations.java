package dev.upgraderequired.benchmark;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/** Sums of objects by type and place, for each request. */
final class Allocations {

  private static final int KIB = 1024;

  private final int requests;
  private final Sum own = new Sum();
  private final Sum ofContainer = new Sum();
  private final Map<String, Sum> places = new HashMap<>();

  private static final class Sum {
    private long objects;
    private long large;
    private long bytes;

    void add(long size) {
      objects++;
      large += size > KIB ? 1 : 0;
      bytes += size;
    }
  }

  Allocations(int requests) {
    this.requests = requests;
  }

  /**
   * Takes note of an object.
   *
   * @param inContainer whether it is allocated in a method of the container that was called there
   */
  void add(String type, long size, String place, boolean inContainer) {
    (inContainer ? ofContainer : own).add(size);
    String asked = inContainer ? " (in the container)" : "";
    places.computeIfAbsent(place + asked + "\t" + type, key -> new Sum()).add(size);
  }

  /** A line for ours, one for what the container does for us, and one for each place. */
  void print() {
    print("own", own);
    print("container", ofContainer);
    places.entrySet().stream()
        .sorted(Comparator.comparingLong((Map.Entry<String, Sum> e) -> -e.getValue().bytes))
        .forEach(entry -> print(entry.getKey(), entry.getValue()));
  }

  private void print(String name, Sum sum) {
    System.out.printf(
        "%s\t%s\t%s\t%s%n", name, each(sum.objects), each(sum.large), each(sum.bytes));
  }

  private String each(long sum) {
    return "%.1f".formatted((double) sum / requests);
  }
}
