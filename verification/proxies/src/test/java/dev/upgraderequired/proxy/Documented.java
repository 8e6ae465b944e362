package dev.upgraderequired.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The configurations in docs/proxies.md. */
final class Documented {

  private static final Path PAGE = Path.of(System.getProperty("documentation"));

  private Documented() {}

  /** All blocks of a language in the section with this heading. */
  static String configuration(String heading, String language) {
    List<String> blocks =
        Pattern.compile("^```" + language + "\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
            .matcher(section(heading))
            .results()
            .map(block -> block.group(1))
            .toList();
    if (blocks.isEmpty()) {
      throw new IllegalStateException(
          "%s has no block of %s under \"%s\"".formatted(PAGE, language, heading));
    }
    return blocks.stream().collect(Collectors.joining("\n"));
  }

  private static String section(String heading) {
    return Pattern.compile(
            "^#+ " + Pattern.quote(heading) + "\n(.*?)(?=^##|\\z)",
            Pattern.MULTILINE | Pattern.DOTALL)
        .matcher(page())
        .results()
        .map(section -> section.group(1))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("%s has no \"%s\"".formatted(PAGE, heading)));
  }

  private static String page() {
    try {
      return Files.readString(PAGE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
