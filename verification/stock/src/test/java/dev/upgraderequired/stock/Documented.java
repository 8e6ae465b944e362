package dev.upgraderequired.stock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The commands and files in docs/containers.md that start a Tomcat or a Jetty. */
final class Documented {

  static final DocumentedPage PAGE = new DocumentedPage("containers.md");

  private static final Path DIRECTORY = Path.of("target").toAbsolutePath();

  private Documented() {}

  /** The key store that the documented command makes, once for all containers. */
  static Path key() {
    return Key.FILE;
  }

  static String keyPassword() {
    return PAGE.first("-storepass (\\S+)");
  }

  /** The file of Java that permits TLS 1.0 and 1.1. */
  static Path oldTls() {
    return OldTls.FILE;
  }

  /** The modules of a Jetty with TLS and HTTP/2. */
  static String jettyModules() {
    return PAGE.first("--add-modules=(\\S+)");
  }

  private static final class Key {
    static final Path FILE = make();

    private static Path make() {
      Path file = DIRECTORY.resolve("key.p12");
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      List<String> command = new ArrayList<>();
      command.add(Distribution.JAVA_HOME.resolve("bin/keytool").toString());
      command.addAll(List.of(PAGE.first("^keytool (.*?[^\\\\])\n").split("[\\s\\\\]+")));
      Command.run(DIRECTORY, command);
      return file;
    }
  }

  private static final class OldTls {
    static final Path FILE = write();

    private static Path write() {
      try {
        return Files.writeString(
            DIRECTORY.resolve("old-tls.security"), PAGE.file("old-tls.security"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
