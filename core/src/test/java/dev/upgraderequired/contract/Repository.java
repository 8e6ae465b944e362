package dev.upgraderequired.contract;

import java.nio.file.Files;
import java.nio.file.Path;

/** The files of this project, wherever below it a test runs. */
public final class Repository {

  private Repository() {}

  /** The file at a path relative to the root. */
  public static Path file(String path) {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("CHANGELOG.md"))) {
      root = root.getParent();
    }
    return root.resolve(path);
  }
}
