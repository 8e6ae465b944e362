package dev.upgraderequired.internal.exemption;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.upgraderequired.internal.text.ForeignText;
import java.net.URLDecoder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** No odd path is exempt, and no pattern exempts more than it names. */
public class PathPatternsPropertiesTest {

  private static final PathPatterns PATTERNS =
      PathPatterns.of(List.of("/health", "/api/public/*", "*.ico"));

  private static final List<String> EXEMPT =
      List.of("/health", "/api/public", "/api/public/one/two", "/api/public/x.ico", "/a/b.ico");

  private static final List<String> GUARDED =
      List.of("/", "/admin", "/api/private/one", "/api/publicly", "/healthy", "/x.icon");

  @Property(tries = 2_000)
  void nothingOddIsExempt(
      @ForAll("exempt") String path,
      @ForAll("odd") String odd,
      @ForAll @IntRange(max = 99) int at) {
    int place = at % (path.length() + 1);

    assertThat(PATTERNS.matches(path.substring(0, place) + odd + path.substring(place))).isFalse();
  }

  /** For one who decodes it again, and resolves it in his own way. */
  @Property(tries = 2_000)
  void whatIsExemptIsSoForEverybodyBehind(@ForAll("paths") String path) {
    if (PATTERNS.matches(path)) {
      String decoded = URLDecoder.decode(path.replace("+", "%2B"), UTF_8).replace('\\', '/');
      assertThat(Path.of(decoded).normalize())
          .matches(
              resolved ->
                  resolved.equals(Path.of("/health"))
                      || resolved.startsWith("/api/public")
                      || resolved.toString().endsWith(".ico"));
    }
  }

  @Property(tries = 2_000)
  void aPatternMatchesWhatItNamesAndNoMore(
      @ForAll("patterns") String pattern, @ForAll("paths") String path) {
    PathPatterns patterns;
    try {
      patterns = PathPatterns.of(List.of(pattern));
    } catch (IllegalArgumentException notOne) {
      assertThat(notOne)
          .hasMessageStartingWith("\"" + pattern + "\" ")
          .hasMessageContaining("use ");
      return;
    }
    assertThat(pattern).isNotIn("/", "/*", "*", "");
    if (patterns.matches(path)) {
      assertThat(isNamed(path, pattern)).isTrue();
    }
    assertThat(PathPatterns.of(List.of(patterns.toString()))).isEqualTo(patterns);
  }

  private static boolean isNamed(String path, String pattern) {
    String start = pattern.substring(0, Math.max(0, pattern.length() - 2));
    return path.equals(pattern)
        || (pattern.endsWith("/*") && (path.equals(start) || path.startsWith(start + "/")))
        || (pattern.startsWith("*.") && path.endsWith(pattern.substring(1)));
  }

  @Property(tries = 100)
  void takesNoTimeToSpeakOf(@ForAll("longPaths") String path) {
    assertTimeout(Duration.ofSeconds(1), () -> PATTERNS.matches(path));
  }

  @Provide
  Arbitrary<String> exempt() {
    return Arbitraries.of(EXEMPT);
  }

  @Provide
  Arbitrary<String> odd() {
    Arbitrary<String> sign =
        Arbitraries.chars()
            .with(";%?#*\\\uFFFD")
            .range('\0', '\37')
            .range('\177', '\237')
            .map(String::valueOf);
    return Arbitraries.oneOf(sign, Arbitraries.of("//", "/../", "/./", "/..;/", "%2f", "%2e%2e/"));
  }

  @Provide
  Arbitrary<String> paths() {
    return Arbitraries.oneOf(ForeignText.near(EXEMPT), ForeignText.near(GUARDED));
  }

  @Provide
  Arbitrary<String> patterns() {
    return ForeignText.near("/health", "/api/public/*", "*.ico", "/", "/*", "*.tar.gz", "/a/*/b");
  }

  @Provide
  Arbitrary<String> longPaths() {
    return ForeignText.repetitive("/api/public/", "/", "/.", ".ico", "a", "/..");
  }
}
