package dev.upgraderequired.pages;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Java as it stands in the pages, imports included. */
class JavaSnippetsTest {

  private static final Map<Page, List<Snippet>> SNIPPETS =
      Page.blocks("java")
          .filter(block -> Sample.of(block).isEmpty())
          .map(Snippet::of)
          .collect(groupingBy(snippet -> snippet.block().page(), LinkedHashMap::new, toList()));

  static Stream<Page> pages() {
    return SNIPPETS.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void compile(Page page) {
    assertThat(Javac.mistakes(snippets(page))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void importNothingThatTheyDoNotUse(Page page) {
    assertThat(snippets(page).stream().map(Snippet::block).flatMap(JavaSnippetsTest::unused))
        .isEmpty();
  }

  private static Stream<String> unused(Block block) {
    List<String> code = block.lines().stream().filter(line -> !Snippet.isImport(line)).toList();
    return block.lines().stream()
        .filter(Snippet::isImport)
        .filter(line -> !mentions(String.join("\n", code), simpleName(line)))
        .map(line -> block.mistake("unused: " + line));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void useNoNameThatTheProseDoesNotName(Page page) {
    String prose = String.join("\n", page.html().select(":not(pre) > code").eachText());
    String code =
        snippets(page).stream().map(snippet -> snippet.block().text()).collect(joining("\n"));
    for (Field name : Given.on(page).getDeclaredFields()) {
      assertThat(mentions(prose, name.getName())).as("%s names %s", page, name).isTrue();
      assertThat(mentions(code, name.getName())).as("%s uses %s", page, name).isTrue();
    }
  }

  @Test
  void areFound() {
    assertThat(pages().map(Page::path)).contains("README.md", "docs/monitoring.md");
  }

  static String simpleName(String importLine) {
    return importLine.replaceAll(".*\\.|;.*", "");
  }

  static boolean mentions(String text, String name) {
    return Pattern.compile("\\b" + name + "\\b").matcher(text).find();
  }

  private static List<Snippet> snippets(Page page) {
    return SNIPPETS.get(page);
  }
}
