package dev.upgraderequired.example.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The page docs/spring-boot.md, and others beside it. */
final class Page {

  private static final Path FILE = Path.of(System.getProperty("documentation"));

  private Page() {}

  /** The only block of a language in the section with this heading. */
  static String block(String heading, String language) {
    List<String> blocks = blocks(FILE, heading, language);
    if (blocks.size() != 1) {
      throw new IllegalStateException(
          "%s has %d blocks of \"%s\" under \"%s\""
              .formatted(FILE, blocks.size(), language, heading));
    }
    return blocks.get(0);
  }

  /** All blocks of a language in the section of another page with this heading. */
  static List<String> blocks(String page, String heading, String language) {
    return blocks(FILE.resolveSibling(page), heading, language);
  }

  private static List<String> blocks(Path page, String heading, String language) {
    return Pattern.compile("^```(\\w*)\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
        .matcher(section(page, heading))
        .results()
        .filter(block -> block.group(1).equals(language))
        .map(block -> block.group(2))
        .toList();
  }

  private static String section(Path page, String heading) {
    return Pattern.compile(
            "^##+ " + Pattern.quote(heading) + "\n(.*?)(?=^##|\\z)",
            Pattern.MULTILINE | Pattern.DOTALL)
        .matcher(text(page))
        .results()
        .map(section -> section.group(1))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("%s has no \"%s\"".formatted(page, heading)));
  }

  private static String text(Path page) {
    try {
      return Files.readString(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
