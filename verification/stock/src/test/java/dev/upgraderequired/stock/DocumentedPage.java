package dev.upgraderequired.stock;

import dev.upgraderequired.contract.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A page of the documentation, whose blocks the tests run.
 *
 * @param name below {@code docs}
 */
record DocumentedPage(String name) {

  /** All blocks of a language below a heading of the second level. */
  List<String> blocks(String heading, String language) {
    String section = first("^## " + Pattern.quote(heading) + "\n(.*?)(?=^## |\\z)", text());
    return Pattern.compile("(?ms)^```" + language + "\n(.*?)^```$")
        .matcher(section)
        .results()
        .map(block -> block.group(1))
        .toList();
  }

  /** The block that follows a paragraph which ends with the name of a file and a colon. */
  String file(String path) {
    return first("`" + Pattern.quote(path) + "`[^`\n]*:\n\n```\\w+\n(.*?)^```$", text());
  }

  /** What the first group of a pattern finds first on the page. */
  String first(String pattern) {
    return first(pattern, text());
  }

  private String first(String pattern, String text) {
    return Pattern.compile(pattern, Pattern.MULTILINE | Pattern.DOTALL)
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(name + " has no " + pattern));
  }

  private String text() {
    try {
      return Files.readString(Repository.file("docs/" + name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
