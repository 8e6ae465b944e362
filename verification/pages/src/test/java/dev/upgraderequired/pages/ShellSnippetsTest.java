package dev.upgraderequired.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Commands of the pages, in blocks and in the text: what they name exists. */
class ShellSnippetsTest {

  /** What Maven and its plugins read themselves. */
  private static final Set<String> OF_MAVEN =
      Set.of(
          "skipTests",
          "test",
          "it.test",
          "surefire.failIfNoSpecifiedTests",
          "failsafe.failIfNoSpecifiedTests");

  record Line(String where, Command command) {
    @Override
    public String toString() {
      return where + ": " + String.join(" ", command.words());
    }
  }

  static Stream<Block> scripts() {
    return Page.blocks("sh");
  }

  static Stream<Line> commands() {
    return Stream.concat(
        Stream.concat(scripts(), Page.blocks("console"))
            .flatMap(block -> of(block.toString(), commands(block))),
        Page.all()
            .flatMap(
                page ->
                    page.html().select(":not(pre) > code").eachText().stream()
                        .filter(code -> code.matches("(mvn|java) .*"))
                        .flatMap(code -> of(page.path(), code))));
  }

  static Stream<Line> maven() {
    return commands().filter(line -> line.command().isMaven());
  }

  private static Stream<Line> of(String where, String script) {
    return Command.of(script).map(command -> new Line(where, command));
  }

  /** In a console, commands follow a prompt, and everything else is output. */
  private static String commands(Block block) {
    return block.is("sh")
        ? block.text()
        : block
            .text()
            .lines()
            .filter(line -> line.startsWith("$ "))
            .map(line -> line.substring(2))
            .collect(Collectors.joining("\n"));
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void areReadByBash(Block block) throws IOException, InterruptedException {
    assumeTrue(
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(folder -> new File(folder, "bash").canExecute()),
        "there is no bash on the path");
    Process bash = new ProcessBuilder("bash", "-n").redirectErrorStream(true).start();
    try (var script = bash.getOutputStream()) {
      script.write(block.text().getBytes(StandardCharsets.UTF_8));
    }
    String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(said).as("%s", block).isEmpty();
    assertThat(bash.waitFor()).as("%s", block).isZero();
  }

  @ParameterizedTest
  @MethodSource("maven")
  void nameModulesAndProfiles(Line line) {
    assertThat(line.command().values("-pl").map(module -> module.replaceFirst("^!", "")))
        .as("modules of %s", line)
        .allMatch(Build::hasModule);
    assertThat(line.command().values("-P")).as("profiles of %s", line).allMatch(Build::hasProfile);
  }

  @ParameterizedTest
  @MethodSource("maven")
  void nameTests(Line line) {
    assertThat(
            Stream.concat(line.command().values("-Dtest"), line.command().values("-Dit.test"))
                .filter(test -> !test.equalsIgnoreCase("none")))
        .as("tests of %s", line)
        .allMatch(Sources::hasTest);
  }

  @ParameterizedTest
  @MethodSource("maven")
  void nameProperties(Line line) {
    assertThat(line.command().properties().filter(name -> !OF_MAVEN.contains(name)))
        .as("properties of %s", line)
        .allMatch(Sources::hasProperty);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void nameWhatIsBuilt(Line line) {
    assertThat(line.command().made().map(path -> path.replaceFirst("\\.[jw]ar$", "")))
        .as("files of %s", line)
        .allMatch(Build::makes);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void giveOptionsToExamples(Line line) {
    Map<String, String> options =
        line.command()
            .exampleOptions()
            .map(option -> option.replace("$PWD", "/tmp").split("=", 2))
            .collect(Collectors.toMap(option -> option[0], option -> option[1]));

    assertThat(Options.mistakes(options)).as("%s", line).isEmpty();
  }

  @Test
  void areFound() {
    assertThat(maven()).hasSizeGreaterThan(10);
    assertThat(commands().flatMap(line -> line.command().made())).hasSizeGreaterThan(5);
    assertThat(commands().flatMap(line -> line.command().exampleOptions())).isNotEmpty();
  }
}
