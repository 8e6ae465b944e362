package dev.upgraderequired.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Configurations of proxies: verification/proxies runs them, or the page says that it does not. */
class ProxySnippetsTest {

  static final Set<String> LANGUAGES =
      Set.of(
          "nginx",
          "haproxy",
          "apache",
          "caddyfile",
          "hitch",
          "vcl",
          "records",
          "remap",
          "lua",
          "rewrite",
          "lighttpd",
          "squid",
          "tcl");

  private static final String TESTS = "verification/proxies/src/test/java";

  static Stream<Block> blocks() {
    return Page.all()
        .flatMap(page -> page.blocks().stream())
        .filter(block -> LANGUAGES.contains(block.language()) || isYamlOfAProxy(block));
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void areRun(Block block) {
    assertThat(isRun(block) || isPartOfOneThatIsRun(block) || isSaidNotToBeTested(block))
        .as(block.mistake("not read by " + TESTS + ", and not said to be \"Not tested\""))
        .isTrue();
  }

  private static boolean isYamlOfAProxy(Block block) {
    return block.is("yaml") && block.page().path().equals("docs/proxies.md");
  }

  /** A test reads the blocks of this language below this heading. */
  private static boolean isRun(Block block) {
    return block.page().path().equals("docs/proxies.md")
        && Page.files(TESTS)
            .map(Page::read)
            .anyMatch(
                test ->
                    test.contains("\"" + block.heading() + "\"")
                        && test.contains("\"" + block.language() + "\""));
  }

  private static boolean isPartOfOneThatIsRun(Block block) {
    return blocks()
        .filter(other -> other.is(block.language()))
        .filter(ProxySnippetsTest::isRun)
        .anyMatch(other -> joined(other.lines()).contains(joined(block.lines())));
  }

  private static String joined(List<String> lines) {
    return lines.stream().collect(Collectors.joining("\n", "\n", "\n"));
  }

  private static boolean isSaidNotToBeTested(Block block) {
    return block.page().section(block.heading()).contains("Not tested");
  }

  @Test
  void areFound() {
    assertThat(blocks().map(Block::page)).extracting(Page::path).contains("README.md");
    assertThat(blocks().filter(ProxySnippetsTest::isRun)).hasSizeGreaterThan(12);
  }
}
