package dev.upgraderequired.stock;

import java.nio.file.Path;
import java.util.Optional;

/** A Java of version 21 or newer: the one that runs the tests, or the one in JAVA_25_HOME. */
final class NewerJava {

  /** Why a test is skipped without it. */
  static final String MISSING =
      "Payara 7 needs Java 21 or newer; set JAVA_25_HOME to a JDK 25, or run Maven with it";

  private static final int MIN_VERSION = 21;

  private NewerJava() {}

  static Optional<Path> home() {
    return Runtime.version().feature() >= MIN_VERSION
        ? Optional.of(Distribution.JAVA_HOME)
        : Optional.ofNullable(System.getenv("JAVA_25_HOME")).map(Path::of);
  }

  /** For conditions of tests. */
  static boolean isAvailable() {
    return home().isPresent();
  }
}
