package dev.upgraderequired;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The configurations of proxies in the documentation. */
class DocumentedProxiesTest {

  private static final Pattern BLOCK =
      Pattern.compile("^```(?!text$)\\w+\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  /** Without it, a client could pose as another. */
  @ParameterizedTest
  @ValueSource(strings = {"README.md", "docs/proxies.md"})
  void setTheAddressOfTheClientWhereverTheySetItsTls(String page) throws IOException {
    List<String> blocks =
        configurations(page).filter(block -> block.contains("X-SSL-Protocol")).toList();

    assertThat(blocks).isNotEmpty();
    assertThat(blocks)
        .allSatisfy(
            block ->
                assertThat(block)
                    .containsPattern("X-Forwarded-For|forwarded_for truncate")
                    .doesNotContain("proxy_add_x_forwarded_for"));
  }

  private static Stream<String> configurations(String page) throws IOException {
    return BLOCK
        .matcher(Files.readString(Path.of("..").resolve(page)))
        .results()
        .map((MatchResult block) -> block.group(1));
  }
}
