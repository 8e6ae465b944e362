package dev.upgraderequired.internal.mode;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.upgraderequired.internal.text.Printable;
import dev.upgraderequired.spi.Mode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A file whose only word is the mode.
 *
 * @param path absolute; links are followed at every read, as those of Kubernetes ConfigMaps change
 */
public record ModeFile(Path path) implements ModeSource {

  /** More than any mode, with white space around it. */
  private static final int MAX_LENGTH = 64;

  @Override
  public Mode mode() throws IOException {
    if (!Files.exists(path)) {
      throw new NoSuchFileException(path.toString());
    }
    if (!Files.isRegularFile(path)) {
      // Reading from a pipe could block for ever.
      throw new IOException("it is not a regular file");
    }
    try (InputStream in = Files.newInputStream(path)) {
      return parse(new String(in.readNBytes(MAX_LENGTH), UTF_8).strip());
    }
  }

  private static Mode parse(String text) {
    return Mode.parse(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    Printable.quoted(text) + " is not a mode; use enforce, report-only or off"));
  }

  @Override
  public String toString() {
    return "modeFile " + path;
  }
}
