package dev.upgraderequired.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.upgraderequired.contract.Repository;
import dev.upgraderequired.internal.policy.CodeReference;
import dev.upgraderequired.spi.Violation.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** docs/codes.md and the schema of the report describe each violation code, and no other. */
class CodesPageTest {

  private static final Path PAGE = Repository.file("docs/codes.md");
  private static final Pattern ROW =
      Pattern.compile(
          "^\\| \\[`([a-z-]+)`]\\(#([a-z-]+)\\) \\| ([^|]+) \\| ([^|]+)" + " \\| \\S[^|]+ \\|$",
          Pattern.MULTILINE);
  private static final Pattern HEADING = Pattern.compile("^### (.+)$", Pattern.MULTILINE);

  @Test
  void hasARowAndASectionForEachCodeAndNoOther() throws IOException {
    String page = Files.readString(PAGE);
    List<String> codes = Stream.of(Kind.values()).map(Kind::code).toList();

    assertThat(ROW.matcher(page).results().map(row -> row.group(1)))
        .containsExactlyInAnyOrderElementsOf(codes);
    assertThat(HEADING.matcher(page).results().map(heading -> heading.group(1)))
        .containsExactlyInAnyOrderElementsOf(codes);
    assertThat(page.lines().filter(line -> line.startsWith("| "))).hasSize(codes.size() + 1);
  }

  @ParameterizedTest
  @EnumSource
  void saysTheSameAsTheReport(Kind kind) throws IOException {
    CodeMeaning expected = CodeMeaning.of(kind);
    MatchResult row =
        ROW.matcher(Files.readString(PAGE))
            .results()
            .filter(each -> each.group(1).equals(kind.code()))
            .findFirst()
            .orElseThrow();

    assertThat("codes.md#" + row.group(2)).isEqualTo(CodeReference.of(kind.code()));
    assertThat(row.group(3)).isEqualTo(expected.meaning().replaceAll("</?code>", "`"));
    assertThat(row.group(4)).isEqualTo(expected.actors());
  }

  @ParameterizedTest
  @EnumSource
  void saysTheSameAsTheSchema(Kind kind) throws IOException {
    JsonNode codes =
        new ObjectMapper()
            .readTree(Repository.file("docs/report.schema.json").toFile())
            .at("/$defs/violations/properties");

    assertThat(codes).hasSize(Kind.values().length);
    assertThat(codes.path(kind.code()).path("description").asText())
        .isEqualTo(CodeMeaning.of(kind).meaning().replaceAll("</?code>", ""));
  }
}
