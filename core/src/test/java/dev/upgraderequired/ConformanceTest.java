package dev.upgraderequired;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of norms names tests that there are, in whichever module. */
class ConformanceTest {

  private static final Path REPOSITORY = Path.of("..");

  private static final Pattern NAME = Pattern.compile("`([A-Z]\\w+)\\.([a-z]\\w+)`");

  private final List<String> rows =
      read(REPOSITORY.resolve("docs/conformance.md"))
          .lines()
          .filter(line -> line.startsWith("| ") && !line.startsWith("| specification "))
          .toList();

  @Test
  void everyRowNamesATest() {
    assertThat(rows).hasSizeGreaterThan(50).allMatch(row -> NAME.matcher(row).find());
  }

  @Test
  void everyTestThatIsNamedIsThere() throws IOException {
    Map<String, String> tests = testSources();
    assertThat(rows.stream().flatMap(row -> NAME.matcher(row).results()))
        .allSatisfy(name -> assertThat(isTest(name, tests)).as(name.group()).isTrue());
  }

  private static boolean isTest(MatchResult name, Map<String, String> tests) {
    return Pattern.compile(
            "@(Test|ParameterizedTest|Property)\\b[^;{}]*?\\bvoid " + name.group(2) + "\\(")
        .matcher(withoutLiterals(tests.getOrDefault(name.group(1), "")))
        .find();
  }

  // What stands in annotations may hold braces and semicolons of its own.
  private static String withoutLiterals(String source) {
    return source
        .replaceAll("(?s)\"\"\".*?\"\"\"", "")
        .replaceAll("\"(\\\\.|[^\"\\\\\n])*\"", "")
        .replaceAll("@(CsvSource|ValueSource|MethodSource|EnumSource)\\([^)]*\\)", "");
  }

  private static Map<String, String> testSources() throws IOException {
    try (Stream<Path> files = Files.walk(REPOSITORY)) {
      return files
          .filter(file -> file.toString().contains("/src/test/java/"))
          .filter(file -> file.toString().endsWith(".java"))
          .collect(
              toMap(
                  file -> file.getFileName().toString().replace(".java", ""),
                  ConformanceTest::read,
                  (one, another) -> one + another));
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
