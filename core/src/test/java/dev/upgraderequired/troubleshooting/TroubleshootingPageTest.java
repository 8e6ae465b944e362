package dev.upgraderequired.troubleshooting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.contract.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** docs/troubleshooting.md has every line that the library logs, with its level, and no other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TroubleshootingPageTest {

  private static final Pattern ROW =
      Pattern.compile("^\\| (ERROR|WARNING|INFO) \\| `([^`]+)` \\|", Pattern.MULTILINE);

  /** In lines that are logged only with an older Servlet API; ServletApiTest has them. */
  private static final List<String> OF_ANOTHER_CLASS_PATH =
      List.of(", but the class path has an older Servlet API (", "of unknown origin");

  private List<String> lines = List.of();
  private List<Documented> page = List.of();

  /** A line of the page, where an ellipsis stands for any text. */
  private record Documented(String line) {

    boolean matches(String logged) {
      return Pattern.compile(
              Stream.of(line.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
              Pattern.DOTALL)
          .matcher(logged)
          .matches();
    }

    int fixedLength() {
      return line.replace("…", "").length();
    }
  }

  @BeforeAll
  void logEverything(@TempDir Path directory) throws Exception {
    lines =
        LogLines.all(directory).stream()
            .map(line -> line.replaceFirst("^SEVERE", "ERROR").replaceAll("\\s+", " "))
            .distinct()
            .toList();
    page =
        ROW.matcher(Files.readString(Repository.file("docs/troubleshooting.md")))
            .results()
            .map(row -> new Documented(row.group(1) + ": " + row.group(2)))
            .toList();
  }

  @Test
  void hasEveryLineThatIsLogged() {
    assertThat(lines).allSatisfy(line -> assertThat(documented(line)).as(line).isPresent());
  }

  @Test
  void hasNoLineThatIsNeverLogged() {
    assertThat(lines.stream().flatMap(line -> documented(line).stream()).distinct())
        .containsExactlyInAnyOrderElementsOf(page);
  }

  /** So that a new line cannot be missing from the lines that this test makes filters log. */
  @Test
  void isComparedWithEveryTextInTheSourcesThatLog() throws IOException {
    String logged = String.join("\n", lines);

    assertThat(LogTexts.all()).hasSizeGreaterThan(50);
    assertThat(LogTexts.all().stream().filter(text -> !logged.contains(text)))
        .containsExactlyInAnyOrderElementsOf(OF_ANOTHER_CLASS_PATH);
  }

  /** The most specific row that describes a line. */
  private Optional<Documented> documented(String line) {
    return page.stream()
        .filter(documented -> documented.matches(line))
        .max(Comparator.comparingInt(Documented::fixedLength));
  }
}
