package dev.upgraderequired.internal.census;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Summaries of streams that were split over nodes. */
public class SummaryPropertiesTest {

  private static final int CAPACITY = 3;

  @Property
  void isCommutative(@ForAll("stream") List<String> one, @ForAll("stream") List<String> other) {
    Summary<String> merged = summary(one).merge(summary(other), CAPACITY);
    Summary<String> reversed = summary(other).merge(summary(one), CAPACITY);

    assertThat(asMap(merged)).isEqualTo(asMap(reversed));
    assertThat(merged.error()).isEqualTo(reversed.error());
  }

  @Property
  void isAssociativeUpToTheError(
      @ForAll("stream") List<String> a,
      @ForAll("stream") List<String> b,
      @ForAll("stream") List<String> c) {
    Summary<String> left = summary(a).merge(summary(b), CAPACITY).merge(summary(c), CAPACITY);
    Summary<String> right = summary(a).merge(summary(b).merge(summary(c), CAPACITY), CAPACITY);

    for (String item : items(left, right)) {
      assertThat(count(left, item) + left.error()).isGreaterThanOrEqualTo(count(right, item));
      assertThat(count(right, item) + right.error()).isGreaterThanOrEqualTo(count(left, item));
    }
  }

  @Property
  void boundsTheTruthFromBelowAndFromAbove(@ForAll("streams") List<List<String>> nodes) {
    Summary<String> merged = merged(nodes);
    Map<String, Long> truth = truth(nodes);
    long total = nodes.stream().mapToLong(List::size).sum();

    truth.forEach(
        (item, count) -> assertThat(count(merged, item)).isBetween(count - merged.error(), count));
    assertThat(truth.keySet()).containsAll(asMap(merged).keySet());
    assertThat(merged.items()).hasSizeLessThanOrEqualTo(CAPACITY);
    assertThat(merged.error()).isLessThanOrEqualTo(total / (CAPACITY + 1));
  }

  @Property
  void isExactIfThereIsRoomForAll(@ForAll("streams") List<List<String>> nodes) {
    Summary<String> merged =
        nodes.stream()
            .map(SummaryPropertiesTest::exact)
            .reduce(new Summary<>(List.of(), 0), (a, b) -> a.merge(b, Integer.MAX_VALUE));

    assertThat(merged.error()).isZero();
    assertThat(asMap(merged)).isEqualTo(truth(nodes));
  }

  @Property
  void unitesClients(@ForAll("streams") List<List<String>> nodes) {
    Summary<String> merged =
        nodes.stream()
            .map(SummaryPropertiesTest::exact)
            .reduce(new Summary<>(List.of(), 0), (a, b) -> a.merge(b, Integer.MAX_VALUE));

    for (Counted<String> item : merged.items()) {
      ItemCounter truth = new ItemCounter();
      nodes.stream()
          .filter(node -> node.contains(item.item()))
          .forEach(node -> truth.add(client(node)));
      assertThat(item.clients()).isEqualTo(truth.of(item.item()).clients());
    }
  }

  @Property
  void sortsByCount(@ForAll("streams") List<List<String>> nodes) {
    assertThat(merged(nodes).items())
        .isSortedAccordingTo((a, b) -> Long.compare(b.count(), a.count()));
  }

  @Provide
  Arbitrary<List<List<String>>> streams() {
    return stream().list().ofMaxSize(8);
  }

  /** Uneven: items early in the alphabet are frequent. */
  @Provide
  Arbitrary<List<String>> stream() {
    return Arbitraries.frequencyOf(
            Tuple.of(8, Arbitraries.of("a", "b")),
            Tuple.of(3, Arbitraries.of("c", "d", "e")),
            Tuple.of(2, Arbitraries.of("f", "g", "h", "i", "j", "k")))
        .list()
        .ofMaxSize(60);
  }

  private static Summary<String> merged(List<List<String>> nodes) {
    return nodes.stream()
        .map(SummaryPropertiesTest::summary)
        .reduce(new Summary<>(List.of(), 0), (a, b) -> a.merge(b, CAPACITY));
  }

  private static Summary<String> summary(List<String> stream) {
    HeavyHitters<String> hitters = new HeavyHitters<>(CAPACITY);
    stream.forEach(item -> hitters.add(item, client(stream)));
    return hitters.summary();
  }

  private static Summary<String> exact(List<String> stream) {
    HeavyHitters<String> hitters = new HeavyHitters<>(Integer.MAX_VALUE);
    stream.forEach(item -> hitters.add(item, client(stream)));
    return hitters.summary();
  }

  /** One client for each stream of the same length. */
  private static long client(List<String> stream) {
    return stream.size();
  }

  private static Map<String, Long> truth(List<List<String>> nodes) {
    Map<String, Long> truth = new HashMap<>();
    nodes.forEach(stream -> stream.forEach(item -> truth.merge(item, 1L, Long::sum)));
    return truth;
  }

  private static Map<String, Long> asMap(Summary<String> summary) {
    Map<String, Long> counts = new HashMap<>();
    summary.items().forEach(item -> counts.put(item.item(), item.count()));
    return counts;
  }

  private static long count(Summary<String> summary, String item) {
    return asMap(summary).getOrDefault(item, 0L);
  }

  private static Set<String> items(Summary<String> one, Summary<String> other) {
    Set<String> all = new HashSet<>();
    Stream.of(one, other).forEach(summary -> all.addAll(asMap(summary).keySet()));
    return all;
  }
}
