package dev.upgraderequired.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a page shows of a sample are lines of it, with the imports that they need. */
class SampleSnippetsTest {

  static Stream<Block> blocks() {
    return Page.all()
        .flatMap(page -> page.blocks().stream())
        .filter(block -> Sample.of(block).isPresent());
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void areLinesOfTheSample(Block block) {
    List<String> code = code(block);
    List<String> file =
        Sample.of(block)
            .orElseThrow()
            .fileWith(code)
            .orElseThrow(() -> new AssertionError(block.mistake("no file has these lines")));

    assertThat(imports(block.lines()))
        .as("imports of %s", block)
        .containsExactlyElementsOf(
            imports(file).stream().filter(line -> uses(code, line)).toList());
  }

  @Test
  void showAllSamples() {
    assertThat(blocks().map(block -> Sample.of(block).orElseThrow())).contains(Sample.values());
  }

  private static boolean uses(List<String> code, String importLine) {
    return JavaSnippetsTest.mentions(
        String.join("\n", code), JavaSnippetsTest.simpleName(importLine));
  }

  private static List<String> code(Block block) {
    return block.lines().stream().filter(line -> !Snippet.isImport(line)).toList();
  }

  private static List<String> imports(List<String> lines) {
    return lines.stream().filter(Snippet::isImport).toList();
  }
}
