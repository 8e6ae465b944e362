package dev.upgraderequired.internal.exemption;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.internal.request.RequestLimits;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

public class PathPatternsTest {

  private static final PathPatterns PATTERNS =
      PathPatterns.of(List.of("/health", "/a/b/*", "*.ico", "/.well-known/x/*"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          PATH                  | MATCHES
          /health               | true
          /health/              | false
          /health/x             | false
          /Health               | false
          health                | false
          ''                    | false
          /                     | false
          /a                    | false
          /a/b                  | true
          /a/b/                 | true
          /a/b/c/d              | true
          /a/bc                 | false
          /x/a/b                | false
          /.well-known/x/token  | true
          /favicon.ico          | true
          /x/.ico               | true
          /x.ico/y              | false
          /x.icon               | false
          /ico                  | false
          /a/b/.                | false
          /a/b/..               | false
          /a/b/../c             | false
          /a/b/./c              | false
          /a/b//c               | false
          //a/b                 | false
          /a/b/c;x              | false
          /a/b/%2e%2e           | false
          /a/b/\\c              | false
          /a/b/?x               | false
          /a/b/#x               | false
          /a/b/...              | true
          /a/b/..c              | true
          /a/b/ä                | false
          /a/b/c d              | false
          /a/b/{c}              | false
          /a/b/[c]              | false
          /a/b/^                | false
          /a/b/-._~!$&'()+,=:@  | true
          /a/b/Z09              | true
          """)
  void matchesWhatIsPlainAndNamed(String path, boolean matches) {
    assertThat(PATTERNS.matches(path)).isEqualTo(matches);
  }

  @Test
  void matchesNothingThatIsLongerThanPathsAre() {
    String longest = "/a/b/" + "c".repeat(RequestLimits.LONGEST_PATH - "/a/b/".length());

    assertThat(PATTERNS.matches(longest)).isTrue();
    assertThat(PATTERNS.matches(longest + "c")).isFalse();
  }

  @Test
  void namesTheLongestPrefix() {
    PathPatterns patterns = PathPatterns.of(List.of("/a/*", "/a/b/*", "/a/b/c/*"));

    assertThat(patterns.patternFor("/a/b/x")).hasValue("/a/b/*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/a/b/c|d",
        "/a/b/<",
        "/a/b/`",
        "/a/b/\"",
        "/a/b/\0",
        "/a/b/\n",
        "/a/b/\177",
        "/a/b/\205x",
        "/a/b/\uFFFD"
      })
  void matchesNothingThatIsSentEncoded(String path) {
    assertThat(PATTERNS.matches(path)).isFalse();
  }
}
