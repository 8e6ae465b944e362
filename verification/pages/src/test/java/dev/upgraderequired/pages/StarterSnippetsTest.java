package dev.upgraderequired.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;

/** Properties of the starter as they stand in the pages, in an application. */
class StarterSnippetsTest {

  private static final String FAILURE = "APPLICATION FAILED TO START";

  static Stream<Block> right() {
    return blocks().filter(block -> !isShownToFail(block));
  }

  static Stream<Block> wrong() {
    return blocks().filter(StarterSnippetsTest::isShownToFail);
  }

  private static Stream<Block> blocks() {
    return Page.blocks("yaml")
        .filter(
            block -> block.lines().stream().anyMatch(line -> line.startsWith("upgrade-required")));
  }

  private static boolean isShownToFail(Block block) {
    return block.next().text().contains(FAILURE);
  }

  @ParameterizedTest
  @MethodSource("right")
  void start(Block block) throws IOException {
    assertThat(documents(block))
        .allSatisfy(document -> assertThat(Starter.failure(document)).as("%s", block).isEmpty());
  }

  /** A page shows mistakes only ahead of what Spring Boot prints then. */
  @ParameterizedTest
  @MethodSource("wrong")
  void failWithTheNextBlock(Block block) throws IOException {
    assertThat(documents(block)).hasSize(1);
    assertThat(Starter.failure(documents(block).get(0))).isNotEmpty();
    assertThat(block.next().text()).contains(Starter.failure(documents(block).get(0)));
  }

  @Test
  void areFound() {
    assertThat(right()).hasSizeGreaterThan(2);
    assertThat(wrong()).isNotEmpty();
  }

  private static List<PropertySource<?>> documents(Block block) throws IOException {
    ByteArrayResource file =
        new ByteArrayResource(block.text().getBytes(UTF_8)) {
          @Override
          public String getDescription() {
            return "class path resource [application.yaml]";
          }
        };
    return new YamlPropertySourceLoader().load(block.toString(), file);
  }
}
