package dev.upgraderequired.stock;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * What a container is given: a directory of its own with a key and the .war, and two free ports.
 */
record Site(Path directory, Path war, int httpPort, int httpsPort) {

  /** A site for the .war of the Tomcat example. */
  static Site create(String name) throws IOException {
    return create(name, Path.of(System.getProperty("war")));
  }

  /** A site in a directory that is kept after the test, with what the container has logged. */
  static Site create(String name, Path war) throws IOException {
    Path directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), name + "-");
    Site site = new Site(directory, war, freePort(), freePort());
    site.copy(Documented.key(), "key.p12");
    return site;
  }

  /** A key store, in PKCS12, with a self-signed certificate for localhost. */
  Path key() {
    return directory.resolve("key.p12");
  }

  String keyPassword() {
    return Documented.keyPassword();
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

  /** Writes a file of docs/containers.md, with the ports of this site. */
  Path writeDocumented(String name, String text) throws IOException {
    return write(
        name,
        text.replace("8080", Integer.toString(httpPort))
            .replace("8443", Integer.toString(httpsPort)));
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
