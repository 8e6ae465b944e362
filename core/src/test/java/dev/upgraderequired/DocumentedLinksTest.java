package dev.upgraderequired;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.contract.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Links between the pages of the documentation lead to a file and to a heading in it. */
class DocumentedLinksTest {

  private static final Pattern CODE_BLOCK = Pattern.compile("(?ms)^```.*?^```$");
  private static final Pattern LINK = Pattern.compile("\\]\\(((?!https?:|mailto:)[^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

  static Stream<Path> pages() throws IOException {
    return Stream.concat(markdown(Repository.file("")), markdown(Repository.file("docs")));
  }

  private static Stream<Path> markdown(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".md")).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void leadSomewhere(Path page) throws IOException {
    List<String> links =
        LINK.matcher(text(page)).results().map(link -> link.group(1)).distinct().toList();

    for (String link : links) {
      String[] fileAndAnchor = link.split("#", 2);
      Path target =
          fileAndAnchor[0].isEmpty() ? page : page.resolveSibling(fileAndAnchor[0]).normalize();
      assertThat(target).as("%s in %s", link, page.getFileName()).exists();
      if (fileAndAnchor.length > 1) {
        assertThat(anchors(target))
            .as("%s in %s", link, page.getFileName())
            .contains(fileAndAnchor[1]);
      }
    }
  }

  private static Set<String> anchors(Path page) throws IOException {
    return HEADING
        .matcher(text(page))
        .results()
        .map(heading -> anchor(heading.group(1)))
        .collect(toSet());
  }

  /** As GitHub makes it: no punctuation, and a hyphen for each blank. */
  private static String anchor(String heading) {
    return heading
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}\\- _]", "")
        .replace(' ', '-');
  }

  private static String text(Path page) throws IOException {
    return CODE_BLOCK.matcher(Files.readString(page)).replaceAll("");
  }
}
