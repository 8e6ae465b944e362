package dev.upgraderequired.example.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The page docs/spring-boot.md. */
final class Page {

  private static final Path FILE = Path.of(System.getProperty("documentation"));

  private Page() {}

  /**
   * The only block of a language in the section with this heading; without a language, if empty.
   */
  static String block(String heading, String language) {
    List<String> blocks =
        Pattern.compile("^```(\\w*)\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
            .matcher(section(heading))
            .results()
            .filter(block -> block.group(1).equals(language))
            .map(block -> block.group(2))
            .toList();
    if (blocks.size() != 1) {
      throw new IllegalStateException(
          "%s has %d blocks of \"%s\" under \"%s\""
              .formatted(FILE, blocks.size(), language, heading));
    }
    return blocks.get(0);
  }

  private static String section(String heading) {
    return Pattern.compile(
            "^##+ " + Pattern.quote(heading) + "\n(.*?)(?=^##|\\z)",
            Pattern.MULTILINE | Pattern.DOTALL)
        .matcher(text())
        .results()
        .map(section -> section.group(1))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("%s has no \"%s\"".formatted(FILE, heading)));
  }

  private static String text() {
    try {
      return Files.readString(FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
