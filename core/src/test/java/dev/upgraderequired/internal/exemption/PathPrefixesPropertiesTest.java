package dev.upgraderequired.internal.exemption;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** The longest prefix is found as if each prefix were compared with the path. */
public class PathPrefixesPropertiesTest {

  @Property(tries = 5_000)
  void findsTheLongestOne(@ForAll("prefixes") Set<String> prefixes, @ForAll("paths") String path) {
    assertThat(new PathPrefixes(prefixes).longestOf(path))
        .isEqualTo(
            prefixes.stream()
                .filter(prefix -> path.equals(prefix) || path.startsWith(prefix + "/"))
                .max(Comparator.comparingInt(String::length)));
  }

  @Test
  void findsEachOfManyWithOneHashCode() {
    List<String> prefixes =
        IntStream.range(0, 1 << 10)
            .mapToObj(bits -> "/" + ofPairs(bits))
            .collect(Collectors.toList());

    assertThat(prefixes.stream().map(String::hashCode).distinct()).hasSize(1);
    assertThat(prefixes)
        .allMatch(
            prefix ->
                new PathPrefixes(prefixes).longestOf(prefix + "/x").orElse("").equals(prefix));
    assertThat(new PathPrefixes(prefixes).longestOf("/" + "Aa".repeat(9) + "aB")).isEmpty();
  }

  /** "Aa" and "BB" have the same hash code. */
  private static String ofPairs(int bits) {
    return IntStream.range(0, 10)
        .mapToObj(i -> (bits >> i & 1) == 0 ? "Aa" : "BB")
        .collect(Collectors.joining());
  }

  @Provide
  Arbitrary<Set<String>> prefixes() {
    return segments(1, 3).set().ofMaxSize(20);
  }

  @Provide
  Arbitrary<String> paths() {
    return segments(0, 5);
  }

  private static Arbitrary<String> segments(int least, int most) {
    return Arbitraries.of("Aa", "BB", "a", "ab", "", "C#")
        .map(segment -> "/" + segment)
        .list()
        .ofMinSize(least)
        .ofMaxSize(most)
        .map(segments -> String.join("", segments));
  }
}
