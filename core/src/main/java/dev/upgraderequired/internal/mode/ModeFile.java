package dev.upgraderequired.internal.mode;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.upgraderequired.internal.text.Printable;
import dev.upgraderequired.spi.Mode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

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
    // Reading from a pipe could block for ever.
    if (!Files.readAttributes(path, BasicFileAttributes.class).isRegularFile()) {
      throw new IOException("it is not a regular file");
    }
    try (InputStream in = Files.newInputStream(path)) {
      byte[] content = in.readNBytes(MAX_LENGTH + 1);
      if (content.length > MAX_LENGTH) {
        throw new IOException("it is longer than " + MAX_LENGTH + " bytes");
      }
      return parse(new String(content, UTF_8).strip());
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
