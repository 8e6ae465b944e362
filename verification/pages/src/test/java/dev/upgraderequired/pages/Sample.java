package dev.upgraderequired.pages;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A section of a page that shows lines of a module. The module is compiled with a framework that is
 * not on the class path of these tests.
 */
enum Sample {
  QUARKUS("docs/hosts.md", "Servlets", "verification/quarkus/src/main", "xml"),
  QUARKUS_ROUTES(
      "docs/hosts.md", "REST endpoints and WebSockets", "verification/quarkus/src/main", "java"),
  DROPWIZARD("docs/hosts.md", "Dropwizard", "verification/dropwizard/src", "java", "yaml"),
  JAVALIN("docs/hosts.md", "Javalin", "verification/javalin/src", "java"),
  GATEWAY("docs/proxies.md", "Spring Cloud Gateway", "verification/gateway/src/main", "java");

  private final String page;
  private final String heading;
  private final String folder;
  private final List<String> languages;

  Sample(String page, String heading, String folder, String... languages) {
    this.page = page;
    this.heading = heading;
    this.folder = folder;
    this.languages = List.of(languages);
  }

  static Optional<Sample> of(Block block) {
    return Stream.of(values()).filter(sample -> sample.shows(block)).findFirst();
  }

  private boolean shows(Block block) {
    return page.equals(block.page().path())
        && heading.equals(block.heading())
        && languages.contains(block.language());
  }

  /** The file that has these lines one after another, whatever their indentation. */
  Optional<List<String>> fileWith(List<String> lines) {
    return Page.files(folder)
        .map(file -> Page.read(file).lines().map(String::strip).filter(l -> !l.isEmpty()).toList())
        .filter(file -> joined(file).contains(joined(lines)))
        .findFirst();
  }

  private static String joined(List<String> lines) {
    return lines.stream().collect(Collectors.joining("\n", "\n", "\n"));
  }
}
