package dev.upgraderequired.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.upgraderequired.UpgradeRequiredFilter;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.env.MapPropertySource;

/** JSON, messages and HTML as they stand in the pages. */
class DataSnippetsTest {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  static Stream<Block> json() {
    return Page.blocks("json");
  }

  static Stream<Block> properties() {
    return Page.blocks("properties");
  }

  /** Those that name the file of messages; others belong to Java and to containers. */
  static Stream<Block> messages() {
    return properties().filter(block -> block.text().startsWith("# upgrade-required.properties"));
  }

  static Stream<Block> html() {
    return Page.blocks("html");
  }

  /** Of an object, a page may show some members only. */
  @ParameterizedTest
  @MethodSource("json")
  void areJson(Block block) {
    boolean members = block.text().startsWith("\"");
    String text = members ? "{" + block.text() + "}" : block.text();
    try {
      assertThat(JSON.readTree(text).isContainerNode()).as("%s", block).isTrue();
    } catch (JsonProcessingException e) {
      throw new AssertionError(
          block.mistake(e.getLocation().getLineNr(), e.getOriginalMessage()), e);
    }
  }

  @ParameterizedTest
  @MethodSource("properties")
  void haveProperties(Block block) throws IOException {
    assertThat(load(block)).as("%s", block).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("messages")
  void haveKeysOfMessages(Block block) throws IOException {
    Set<Object> known = english().keySet();

    assertThat(load(block).stringPropertyNames())
        .as("keys of %s", block)
        .allMatch(key -> known.contains(key.substring(key.indexOf('.') + 1)));
  }

  private static Properties load(Block block) throws IOException {
    Properties shown = new Properties();
    shown.load(new StringReader(block.text()));
    return shown;
  }

  private static Properties english() throws IOException {
    try (InputStream in =
        UpgradeRequiredFilter.class.getResourceAsStream(
            "internal/refusal/words/messages_en.properties")) {
      Properties messages = new Properties();
      messages.load(in);
      return messages;
    }
  }

  @ParameterizedTest
  @MethodSource("html")
  void haveNoErrorOfHtml(Block block) {
    Parser parser = Parser.htmlParser().setTrackErrors(10);
    Document document = Jsoup.parse(withoutAttributes(block.text()), "", parser);

    assertThat(parser.getErrors()).as("%s", block).isEmpty();
    assertThat(document.body().children()).as("%s", block).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("html")
  void areAcceptedAsThePage(Block block, @TempDir Path folder) throws IOException {
    String page = Files.writeString(folder.resolve("page.html"), block.text()).toUri().toString();

    assertThat(
            Starter.failure(new MapPropertySource("page", Map.of("upgrade-required.page", page))))
        .as("%s", block)
        .isEmpty();
  }

  /** The placeholder of an attribute is none in HTML. */
  private static String withoutAttributes(String page) {
    return page.replace("${title.lang}", "");
  }
}
