package dev.upgraderequired.internal.config;

import static dev.upgraderequired.internal.config.OptionText.list;
import static dev.upgraderequired.internal.config.OptionText.notAccepted;

import dev.upgraderequired.internal.policy.AcceptedCipherSuites;
import dev.upgraderequired.protocol.CipherSuite;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The option {@code cipherSuites}: a quality, or a list of names. */
public final class CipherSuiteOption {

  private static final String ACCEPTED =
      "any, forward-secret, aead, or IANA's names such as TLS_AES_128_GCM_SHA256, TLS_ECDHE_*_GCM_*";

  private static final List<String> QUALITIES = List.of("any", "forward-secret", "aead");

  /** Suites with forward secrecy and authenticated encryption. */
  static final String BOTH = "TLS_AES_*, TLS_CHACHA20_*, TLS_ECDHE_*_GCM_*";

  private CipherSuiteOption() {}

  static Optional<AcceptedCipherSuites> parse(String text) {
    return of(OptionText.isNone(text) ? List.of(text) : list(text));
  }

  /** Suites by one quality, or by any number of names. */
  public static Optional<AcceptedCipherSuites> of(List<String> qualityOrNames) {
    String text = String.join(", ", qualityOrNames);
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "any" -> Optional.empty();
      case "forward-secret" -> Optional.of(AcceptedCipherSuites.forwardSecret());
      case "aead" -> Optional.of(AcceptedCipherSuites.aead());
      case "", "none" -> throw notAccepted(text, "a cipher suite", ACCEPTED);
      default -> Optional.of(named(text, qualityOrNames));
    };
  }

  private static AcceptedCipherSuites named(String text, List<String> names) {
    NearMiss.of(text, QUALITIES)
        .ifPresent(
            meant -> {
              throw notAccepted(text, "accepted", meant);
            });
    return AcceptedCipherSuites.of(
        text,
        names.stream().flatMap(CipherSuiteOption::suites).collect(Collectors.toUnmodifiableSet()));
  }

  private static Stream<CipherSuite> suites(String nameOrGlob) {
    if (QUALITIES.contains(nameOrGlob.toLowerCase(Locale.ROOT))) {
      throw notAccepted(nameOrGlob, "for a list", "it alone, or names; for both qualities " + BOTH);
    }
    Set<CipherSuite> suites =
        nameOrGlob.indexOf('*') < 0
            ? CipherSuite.parse(nameOrGlob).map(Set::of).orElse(Set.of())
            : matching(nameOrGlob);
    if (suites.isEmpty()) {
      throw notAccepted(nameOrGlob, "a cipher suite that is known", ACCEPTED);
    }
    return suites.stream();
  }

  private static Set<CipherSuite> matching(String glob) {
    // Adjacent stars become one, which avoids exponential backtracking.
    String regex =
        Stream.of(glob.split("\\*+", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
    Pattern pattern = Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    return CipherSuite.all().stream()
        .filter(suite -> pattern.matcher(suite.name()).matches())
        .collect(Collectors.toUnmodifiableSet());
  }
}
