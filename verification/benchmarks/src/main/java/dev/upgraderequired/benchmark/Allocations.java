package dev.upgraderequired.benchmark;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Objects by type and place, for each request. */
final class Allocations {

  private static final int KIB = 1024;

  private final List<Sum> own = new ArrayList<>();
  private final List<Sum> ofContainer = new ArrayList<>();
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

  /** Begins a request: what is added from now on is of that. */
  void begin() {
    own.add(new Sum());
    ofContainer.add(new Sum());
  }

  /**
   * Takes note of an object, unless no request has begun.
   *
   * @param inContainer whether it is allocated in a method of the container that was called there
   */
  void add(String type, long size, String place, boolean inContainer) {
    if (own.isEmpty()) {
      return;
    }
    List<Sum> sums = inContainer ? ofContainer : own;
    sums.get(sums.size() - 1).add(size);
    String asked = inContainer ? " (in the container)" : "";
    places.computeIfAbsent(place + asked + "\t" + type, key -> new Sum()).add(size);
  }

  /**
   * A line for ours, one for what the container does for us, both of the median request, and one
   * for each place, of the mean request: once a second, a refusal is made anew.
   */
  void print() {
    printMedian("own", own);
    printMedian("container", ofContainer);
    places.entrySet().stream()
        .sorted(Comparator.comparingLong((Map.Entry<String, Sum> e) -> -e.getValue().bytes))
        .forEach(entry -> printMean(entry.getKey(), entry.getValue()));
  }

  private static void printMedian(String name, List<Sum> sums) {
    print(
        name,
        median(sums, sum -> sum.objects),
        median(sums, sum -> sum.large),
        median(sums, sum -> sum.bytes));
  }

  private static double median(List<Sum> sums, ToDoubleFunction<Sum> what) {
    return Spread.of(sums.stream().mapToDouble(what).toArray()).median();
  }

  private void printMean(String name, Sum sum) {
    double requests = own.size();
    print(name, sum.objects / requests, sum.large / requests, sum.bytes / requests);
  }

  private static void print(String name, double objects, double large, double bytes) {
    System.out.printf(Locale.ROOT, "%s\t%.1f\t%.1f\t%.1f%n", name, objects, large, bytes);
  }
}
