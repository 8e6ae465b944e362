package dev.upgraderequired.internal.policy;

import dev.upgraderequired.protocol.CipherSuite;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.protocol.TransportSecurity;
import dev.upgraderequired.protocol.TransportSecurity.Contradictory;
import dev.upgraderequired.protocol.TransportSecurity.Tls;
import dev.upgraderequired.protocol.TransportSecurity.TlsAtLeast;
import dev.upgraderequired.spi.Violation;
import dev.upgraderequired.spi.Violation.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Requires one of several cipher suites of connections that are encrypted. Whether a connection has
 * to be encrypted is the subject of another requirement.
 *
 * @param code of the requirement
 * @param token what the operator wrote, for programs
 * @param suites the accepted ones, at least one
 */
public record AcceptedCipherSuites(String code, String token, Set<CipherSuite> suites)
    implements Rule {

  /** RFC 8446 §B.4 and RFC 9325 §4.2, best first. */
  private static final List<CipherSuite> RECOMMENDED =
      Stream.of(
              "TLS_AES_256_GCM_SHA384",
              "TLS_CHACHA20_POLY1305_SHA256",
              "TLS_AES_128_GCM_SHA256",
              "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
              "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
              "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
              "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256")
          .map(CipherSuite::new)
          .toList();

  private static final Set<CipherSuite> ALL_OF_TLS_1_3 = known(CipherSuite::isOfTls13);

  private static final String NAMED = "cipher-suites";

  private static final int MAX_EXAMPLES = 5;

  public AcceptedCipherSuites {
    suites = Set.copyOf(suites);
    if (suites.isEmpty()) {
      throw new IllegalArgumentException("nothing would be accepted");
    }
  }

  /** Suites with forward secrecy: recorded traffic survives a key leak. */
  public static AcceptedCipherSuites forwardSecret() {
    return new AcceptedCipherSuites(
        "forward-secret", "forward-secret", known(CipherSuite::isForwardSecret));
  }

  /** Suites with authenticated encryption (RFC 5116). */
  public static AcceptedCipherSuites aead() {
    return new AcceptedCipherSuites("aead", "aead", known(CipherSuite::isAead));
  }

  /** The given suites only; {@code written} is the text of the operator. */
  public static AcceptedCipherSuites of(String written, Set<CipherSuite> suites) {
    return new AcceptedCipherSuites(NAMED, written, suites);
  }

  private static Set<CipherSuite> known(Predicate<CipherSuite> quality) {
    return CipherSuite.all().stream().filter(quality).collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Optional<Violation> violationBy(NegotiatedProtocol negotiated) {
    TransportSecurity security = negotiated.transportSecurity();
    if (security instanceof Contradictory) {
      return Optional.of(new Violation(Kind.PROXY_CONTRADICTORY, this, "unknown"));
    }
    if (!security.isTls() || suites.contains(security.cipherSuite())) {
      return Optional.empty();
    }
    if (security.cipherSuite().isKnown()) {
      return Optional.of(
          new Violation(Kind.CIPHER_SUITE_NOT_ACCEPTED, this, security.cipherSuite().name()));
    }
    return mustBeAccepted(security)
        ? Optional.empty()
        : Optional.of(
            new Violation(
                negotiated.isReportedByProxy()
                    ? Kind.CIPHER_SUITE_NOT_FORWARDED
                    : Kind.CIPHER_SUITE_UNKNOWN,
                this,
                "unknown"));
  }

  // Some proxies report no suite, and gcp none for QUIC: in TLS 1.3 it must be one of five.
  private boolean mustBeAccepted(TransportSecurity security) {
    boolean tls13 =
        (security instanceof Tls tls && tls.version() == TlsVersion.TLS_1_3)
            || (security instanceof TlsAtLeast asserted && asserted.floor() == TlsVersion.TLS_1_3);
    return tls13 && suites.containsAll(ALL_OF_TLS_1_3);
  }

  // The token stands for the suites, which are many.
  @Override
  public boolean equals(Object other) {
    return other instanceof AcceptedCipherSuites same
        && code.equals(same.code)
        && token.equals(same.token);
  }

  @Override
  public int hashCode() {
    return token.hashCode();
  }

  /** Whether a quality accepts them, rather than their names. */
  public boolean isQuality() {
    return !code.equals(NAMED);
  }

  /** Whether a suite of TLS 1.3 is accepted. */
  public boolean acceptsAnyOfTls13() {
    return suites.stream().anyMatch(CipherSuite::isOfTls13);
  }

  /** Whether all suites that clients and servers commonly negotiate in TLS 1.3 are accepted. */
  public boolean acceptsAllUsualOfTls13() {
    return RECOMMENDED.stream().filter(CipherSuite::isOfTls13).allMatch(suites::contains);
  }

  /** Some accepted suites, the recommended ones first. */
  public List<String> examples() {
    return areRecommended()
        ? RECOMMENDED.stream().filter(suites::contains).map(CipherSuite::name).toList()
        : suites.stream().map(CipherSuite::name).sorted().limit(MAX_EXAMPLES).toList();
  }

  /** Whether the examples are recommended by RFC 8446 §B.4 and RFC 9325 §4.2. */
  public boolean areRecommended() {
    return RECOMMENDED.stream().anyMatch(suites::contains);
  }

  // Another suite of the refused version might be accepted; a newer version certainly has one.
  @Override
  public List<String> acceptableProtocols() {
    TlsVersion version = acceptsAnyOfTls13() ? TlsVersion.TLS_1_3 : TlsVersion.TLS_1_2;
    return List.of(version.token());
  }
}
