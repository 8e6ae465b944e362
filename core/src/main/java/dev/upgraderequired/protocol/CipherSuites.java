package dev.upgraderequired.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The known cipher suites, each by all of its names in upper case; read from a file, and only where
 * asked.
 */
record CipherSuites(Map<String, Optional<CipherSuite>> byName) {

  static final CipherSuites KNOWN = load();

  /** The suite that has this name, in any case. */
  Optional<CipherSuite> named(String text) {
    Optional<CipherSuite> asWritten = byName.get(text);
    return asWritten != null
        ? asWritten
        : byName.getOrDefault(text.toUpperCase(Locale.ROOT), Optional.empty());
  }

  private static CipherSuites load() {
    Map<String, Optional<CipherSuite>> names = new HashMap<>();
    try (BufferedReader lines = open()) {
      lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> add(line, names));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new CipherSuites(Map.copyOf(names));
  }

  private static BufferedReader open() {
    InputStream in = CipherSuites.class.getResourceAsStream("cipher-suites.txt");
    return new BufferedReader(new InputStreamReader(Objects.requireNonNull(in), UTF_8));
  }

  private static void add(String line, Map<String, Optional<CipherSuite>> names) {
    String[] bytesIanaOpenSsl = line.split(" ", -1);
    String iana = bytesIanaOpenSsl[1];
    Optional<CipherSuite> suite = Optional.of(new CipherSuite(iana));
    for (String name : bytesIanaOpenSsl) {
      names.put(name.toUpperCase(Locale.ROOT), suite);
    }
    names.put(iana.replaceFirst("^TLS_", "SSL_").toUpperCase(Locale.ROOT), suite);
  }
}
