package dev.upgraderequired.stock;

import dev.upgraderequired.example.ExampleOptions;
import dev.upgraderequired.example.ServerKey;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.util.Map;

/**
 * What a container is given: a directory of its own with a key and the .war, and two free ports.
 */
record Site(Path directory, Path war, int httpPort, int httpsPort, String keyPassword) {

  /** A site for the .war of the Tomcat example. */
  static Site create(String name) throws IOException, GeneralSecurityException {
    return create(name, Path.of(System.getProperty("war")));
  }

  /** A site in a directory that is kept after the test, with what the container has logged. */
  static Site create(String name, Path war) throws IOException, GeneralSecurityException {
    Path directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), name + "-");
    ServerKey key = ExampleOptions.forTest(Map.of()).serverKey();
    Site site = new Site(directory, war, freePort(), freePort(), key.password());
    try (OutputStream out = Files.newOutputStream(site.key())) {
      key.keyStore().store(out, key.password().toCharArray());
    }
    return site;
  }

  /** A key store, in PKCS12, with a self-signed certificate for localhost. */
  Path key() {
    return directory.resolve("key.p12");
  }

  /** Where the container's standard output goes. */
  Path log() {
    return directory.resolve("out");
  }

  /** Puts a copy of the .war where the container looks for it. */
  Path deploy(String name) throws IOException {
    return copy(war, name);
  }

  Path copy(Path file, String name) throws IOException {
    Path copy = directory.resolve(name);
    Files.createDirectories(copy.getParent());
    return Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
  }

  Path write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
