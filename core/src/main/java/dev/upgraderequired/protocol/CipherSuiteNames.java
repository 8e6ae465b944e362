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
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The names of the known cipher suites, each in upper case. Loaded from files on first use. */
record CipherSuiteNames(Map<String, Optional<CipherSuite>> byName) {

  static final CipherSuiteNames KNOWN = load();

  /** The suite with this name, ignoring case. */
  Optional<CipherSuite> named(String text) {
    Optional<CipherSuite> asWritten = byName.get(text);
    return asWritten != null
        ? asWritten
        : byName.getOrDefault(text.toUpperCase(Locale.ROOT), Optional.empty());
  }

  private static CipherSuiteNames load() {
    Map<String, Optional<CipherSuite>> names = new HashMap<>();
    read("cipher-suites.txt", line -> addSuite(line, names));
    read("cipher-suite-spellings.txt", line -> addSpellings(line, names));
    return new CipherSuiteNames(Map.copyOf(names));
  }

  /** Passes each line that is not a comment to the consumer, split at spaces. */
  private static void read(String file, Consumer<String[]> line) {
    InputStream in = CipherSuiteNames.class.getResourceAsStream(file);
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(Objects.requireNonNull(in), UTF_8))) {
      lines.lines().filter(l -> !l.startsWith("#")).map(l -> l.split(" ", -1)).forEach(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void addSuite(
      String[] bytesIanaOpenSsl, Map<String, Optional<CipherSuite>> names) {
    String bytes = bytesIanaOpenSsl[0];
    String iana = bytesIanaOpenSsl[1];
    Optional<CipherSuite> suite = Optional.of(new CipherSuite(iana));
    for (String name : bytesIanaOpenSsl) {
      names.put(name.toUpperCase(Locale.ROOT), suite);
    }
    names.put(iana.replaceFirst("^TLS_", "SSL_").toUpperCase(Locale.ROOT), suite);
    // The notations of nginx, NetScaler, the IANA registry, and (in braces) RFC 8446.
    String pair = "0X" + bytes.substring(0, 2) + ",0X" + bytes.substring(2);
    Stream.of("0X" + bytes, pair, '{' + pair + '}').forEach(hex -> names.put(hex, suite));
  }

  private static void addSpellings(
      String[] ianaAndOthers, Map<String, Optional<CipherSuite>> names) {
    Optional<CipherSuite> suite =
        Objects.requireNonNull(names.get(ianaAndOthers[0].toUpperCase(Locale.ROOT)));
    for (String spelling : ianaAndOthers) {
      names.put(spelling.toUpperCase(Locale.ROOT), suite);
    }
  }
}
