package dev.upgraderequired;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.contract.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What docs/hosts.md shows is what the tests of the profile hosts run. */
class DocumentedHostsTest {

  private static final Pattern BLOCK = Pattern.compile("(?s)```(?:java|xml|yaml)\n(.*?)```");

  @ParameterizedTest
  @CsvSource({
    "Quarkus, verification/quarkus/src/main, 2",
    "Dropwizard, verification/dropwizard/src, 3",
    "Javalin, verification/javalin/src, 1"
  })
  void showsTheLinesOfTheSample(String heading, String sample, int blocks) throws IOException {
    String page = Files.readString(Repository.file("docs/hosts.md"));
    String section = page.split("\n## " + heading + "\n")[1].split("\n## ")[0];

    assertThat(BLOCK.matcher(section).results().map(block -> block.group(1)))
        .hasSize(blocks)
        .allSatisfy(lines -> assertThat(contents(Repository.file(sample))).contains(lines));
  }

  private static String contents(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(Files::isRegularFile)
          .map(DocumentedHostsTest::content)
          .reduce("", String::concat);
    }
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
