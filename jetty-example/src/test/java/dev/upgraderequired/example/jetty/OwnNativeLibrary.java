package dev.upgraderequired.example.jetty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Has Jetty write its native library to a place that no other JVM uses. From JDK 22 on, its name
 * below {@code java.io.tmpdir} is always the same, and whoever starts next overwrites the file that
 * a running JVM has mapped, which may then crash.
 */
final class OwnNativeLibrary implements BeforeEachCallback, AfterEachCallback {

  private static final String DIRECTORY = "java.io.tmpdir";
  private static final String USUAL = System.getProperty(DIRECTORY);

  @Override
  public void beforeEach(ExtensionContext test) throws IOException {
    Path own = Path.of("target", "native-" + ProcessHandle.current().pid());
    System.setProperty(DIRECTORY, Files.createDirectories(own).toAbsolutePath().toString());
  }

  @Override
  public void afterEach(ExtensionContext test) {
    System.setProperty(DIRECTORY, USUAL);
  }
}
