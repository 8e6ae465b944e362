package dev.upgraderequired.soak;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** What came of all requests of each kind. */
final class Tally {

  private static final int MOST = 200;

  private final Map<String, LongAdder> outcomes = new ConcurrentSkipListMap<>();
  private final Map<String, LongAdder> unexpected = new ConcurrentSkipListMap<>();

  void count(String kind, String outcome) {
    outcomes.computeIfAbsent(kind + ": " + outcome, key -> new LongAdder()).increment();
  }

  void unexpected(String kind, String outcome) {
    if (unexpected.size() < MOST) {
      unexpected.computeIfAbsent(kind + ": " + outcome, key -> new LongAdder()).increment();
    }
  }

  /** Each of them, and how often. */
  List<String> unexpected() {
    return unexpected.entrySet().stream()
        .map(entry -> "unexpected, %s times: %s".formatted(entry.getValue(), entry.getKey()))
        .toList();
  }

  @Override
  public String toString() {
    return outcomes.entrySet().stream()
        .map(entry -> "| %s | %s |".formatted(entry.getKey(), entry.getValue()))
        .collect(
            Collectors.joining(
                "\n", "| requests, and what came of them | times |\n|---|---|\n", "\n"));
  }
}
