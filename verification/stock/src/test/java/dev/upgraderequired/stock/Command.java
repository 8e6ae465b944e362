package dev.upgraderequired.stock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** A program of the JDK that ends by itself. */
final class Command {

  private Command() {}

  /**
   * Runs a program in a directory.
   *
   * @throws IllegalStateException if it fails
   */
  static void run(Path directory, List<String> words) {
    try {
      Process process = new ProcessBuilder(words).directory(directory.toFile()).inheritIO().start();
      if (process.waitFor() != 0) {
        throw new IllegalStateException("failed: " + String.join(" ", words));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
