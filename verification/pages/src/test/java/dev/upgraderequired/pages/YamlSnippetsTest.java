package dev.upgraderequired.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** YAML as it stands in the pages. That of the starter has StarterSnippetsTest besides. */
class YamlSnippetsTest {

  static Stream<Block> blocks() {
    return Page.blocks("yaml");
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void areMappings(Block block) {
    assertThat(documents(block)).as("%s", block).isNotEmpty();
  }

  /** The map of options that docs/hosts.md binds for Dropwizard. */
  @ParameterizedTest
  @MethodSource("blocks")
  void haveOptionsOfTheFilterInDropwizard(Block block) {
    documents(block)
        .map(document -> document.get("upgradeRequired"))
        .filter(Map.class::isInstance)
        .map(options -> (Map<?, ?>) options)
        .forEach(options -> assertThat(Options.mistakes(text(options))).as("%s", block).isEmpty());
  }

  private static Map<String, String> text(Map<?, ?> options) {
    return options.entrySet().stream()
        .collect(
            Collectors.toMap(
                option -> option.getKey().toString(), option -> option.getValue().toString()));
  }

  @Test
  void areFound() {
    assertThat(blocks().map(Block::page)).extracting(Page::path).contains("docs/hosts.md");
  }

  private static Stream<Map<?, ?>> documents(Block block) {
    List<Map<?, ?>> documents = new ArrayList<>();
    try {
      new Yaml(new SafeConstructor(new LoaderOptions()))
          .loadAll(block.text())
          .forEach(document -> documents.add((Map<?, ?>) document));
    } catch (YAMLException | ClassCastException e) {
      throw new AssertionError(block.mistake(e.getMessage()), e);
    }
    return documents.stream();
  }
}
