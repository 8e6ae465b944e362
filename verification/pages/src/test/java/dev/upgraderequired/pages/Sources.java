package dev.upgraderequired.pages;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of all modules in which a command can name something. */
final class Sources {

  private static final Map<String, String> TEXTS =
      Stream.concat(Stream.of("pom.xml"), Build.folders().flatMap(Page::files))
          .filter(file -> file.endsWith(".java") || file.endsWith("pom.xml"))
          .distinct()
          .collect(Collectors.toMap(file -> file, Page::read));

  private Sources() {}

  /** A class, or with {@code $} one that is nested in it. */
  static boolean hasTest(String name) {
    String[] parts = name.split("\\$");
    return TEXTS.entrySet().stream()
        .filter(file -> file.getKey().contains("/src/test/"))
        .filter(file -> file.getKey().endsWith("/" + parts[0] + ".java"))
        .anyMatch(file -> parts.length == 1 || file.getValue().contains("class " + parts[1] + " "));
  }

  /** Whether a pom or a test reads it. */
  static boolean hasProperty(String name) {
    return Stream.of("\"" + name + "\"", "${" + name + "}", "<name>" + name + "</name>")
        .anyMatch(reference -> TEXTS.values().stream().anyMatch(text -> text.contains(reference)));
  }
}
