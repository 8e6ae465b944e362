package dev.upgraderequired.example.jetty;

import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A screen of Xvfb, which keeps its picture in a file. */
final class VirtualScreen implements AutoCloseable {

  static final int WIDTH = 1000;
  static final int HEIGHT = 2400;

  /** Numbers at the start of an X Window Dump, as in its XWDFile.h. */
  private static final int HEADER_SIZE = 0;

  private static final int BYTES_PER_LINE = 12;
  private static final int COLOURS = 19;
  private static final int BYTES_OF_A_COLOUR = 12;

  private final Process xvfb;
  private final String display;
  private final Path directory;

  private VirtualScreen(Process xvfb, String display, Path directory) {
    this.xvfb = xvfb;
    this.display = display;
    this.directory = directory;
  }

  /** Starts Xvfb on a free display. */
  static VirtualScreen start(Path directory) throws IOException {
    Process xvfb =
        new ProcessBuilder(
                "Xvfb",
                "-displayfd",
                "1",
                "-screen",
                "0",
                WIDTH + "x" + HEIGHT + "x24",
                "-nolisten",
                "tcp",
                "-fbdir",
                directory.toString())
            .redirectError(directory.resolve("xvfb.log").toFile())
            .start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(xvfb.getInputStream(), StandardCharsets.US_ASCII));
    String number = out.readLine();
    if (number == null) {
      throw new IOException(Files.readString(directory.resolve("xvfb.log")));
    }
    return new VirtualScreen(xvfb, ":" + number.strip(), directory);
  }

  /** Starts a program on this screen, with an empty home directory. */
  Process run(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command));
    builder.environment().put("DISPLAY", display);
    builder.environment().put("HOME", directory.toString());
    builder.environment().put("GSETTINGS_BACKEND", "memory");
    builder.environment().put("NO_AT_BRIDGE", "1");
    builder.redirectErrorStream(true).redirectOutput(directory.resolve("browser.log").toFile());
    return builder.start();
  }

  BufferedImage picture() throws IOException {
    ByteBuffer dump = ByteBuffer.wrap(Files.readAllBytes(directory.resolve("Xvfb_screen0")));
    int start = dump.getInt(4 * HEADER_SIZE) + dump.getInt(4 * COLOURS) * BYTES_OF_A_COLOUR;
    int line = dump.getInt(4 * BYTES_PER_LINE);
    BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        // Pixels are in the order of x86 and ARM: blue first.
        picture.setRGB(x, y, Integer.reverseBytes(dump.getInt(start + y * line + x * 4)));
      }
    }
    return picture;
  }

  @Override
  public void close() {
    xvfb.destroy();
  }
}
