package dev.upgraderequired.fleet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Reads the report of a source: a URL, a file, or {@code -} for the standard input.
 *
 * @param input the standard input
 */
record Reports(HttpSource http, InputStream input) {

  /** The report, or the problem. */
  Outcome read(String source) {
    try {
      NodeReport report = ReportReader.read(source, content(source));
      return new Outcome.Read(report);
    } catch (Problem problem) {
      return new Outcome.Failed(source, String.valueOf(problem.getMessage()));
    } catch (RuntimeException unexpected) {
      // One node must not keep the operator from those of all others.
      return new Outcome.Failed(source, "is no report: " + unexpected);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.Failed(source, "was not read, because of an interrupt");
    }
  }

  private byte[] content(String source) throws InterruptedException {
    if (source.matches("(?i)https?://.*")) {
      return http.fetch(source);
    }
    try {
      return source.equals("-") ? input.readAllBytes() : Files.readAllBytes(Path.of(source));
    } catch (NoSuchFileException | InvalidPathException e) {
      throw new Problem("is neither a file nor a URL");
    } catch (IOException e) {
      throw new Problem("cannot be read: " + e.getMessage());
    }
  }
}
