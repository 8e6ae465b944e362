package dev.upgraderequired.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.stream.Stream;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Dependencies as they stand in the pages, read by Maven. */
class DependencySnippetsTest {

  static Stream<Block> blocks() {
    return Page.blocks("xml").filter(block -> block.text().startsWith("<dependency>"));
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void areOfThisBuild(Block block) throws Exception {
    String pom = "<project><dependencies>" + block.text() + "</dependencies></project>";
    for (Dependency dependency :
        new MavenXpp3Reader().read(new StringReader(pom), true).getDependencies()) {
      if (dependency.getGroupId().equals(Build.groupId())) {
        assertThat(Build.artifactIds()).as("%s", block).contains(dependency.getArtifactId());
        assertThat(dependency.getVersion()).as("%s", block).isEqualTo(Build.version());
      }
    }
  }

  @Test
  void areFound() {
    assertThat(blocks().map(Block::page)).extracting(Page::path).contains("README.md");
  }
}
