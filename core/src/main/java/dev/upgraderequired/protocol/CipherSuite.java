package dev.upgraderequired.protocol;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A TLS cipher suite by its IANA name, such as {@code TLS_AES_128_GCM_SHA256}. */
public record CipherSuite(String name) {

  /** What no source tells, or what nobody here knows. */
  public static final CipherSuite UNKNOWN = new CipherSuite("unknown");

  /** One that leaves nothing to wish for. */
  public static final CipherSuite STRONGEST = new CipherSuite("TLS_AES_256_GCM_SHA384");

  /** RFC 8446 §B.4: these suites exist in TLS 1.3 alone. */
  private static final Pattern OF_TLS_1_3 =
      Pattern.compile("TLS_(AES_128_(GCM|CCM|CCM_8)|AES_256_GCM|CHACHA20_POLY1305)_SHA(256|384)");

  // Not every SHA-256 suite: RFC 5487 §3 allows TLS_PSK_WITH_AES_128_CBC_SHA256 in older versions.
  /** RFC 5246 §1.2, RFC 5288 and RFC 5289: AEAD suites and these of CBC came with TLS 1.2. */
  private static final Pattern OF_TLS_1_2 =
      Pattern.compile(
          "TLS_\\w+_WITH_\\w+_(GCM_SHA(256|384)|CCM(_8)?|POLY1305_SHA256)"
              + "|TLS_(?!\\w*PSK)\\w+_WITH_AES_(128|256)_CBC_SHA(256|384)");

  private static final Interned<CipherSuite, Optional<TlsVersion>> IMPLIED =
      new Interned<>(CipherSuite::findImpliedTlsVersion);

  private static final Pattern EPHEMERAL = Pattern.compile("TLS_(ECDHE|DHE)_\\w+");

  private static final Pattern AUTHENTICATED = Pattern.compile("\\w+_(GCM|CCM|POLY1305)(_\\w+)?");

  /**
   * No encryption, RC4, or fewer than 128 bits (RFC 9325 §4.1), or no authentication of the server
   * (RFC 5246 §A.5).
   */
  private static final Pattern RULED_OUT =
      Pattern.compile("\\w+_(NULL|EXPORT|anon|RC2|RC4|DES|DES40|3DES)_\\w+");

  private static final Pattern A_NAME = Pattern.compile("(TLS|SSL)_\\w{1,80}");

  /**
   * The suite that a text names: by IANA's name, by the old one of JSSE ({@code SSL_RSA_…}), by
   * OpenSSL's ({@code ECDHE-RSA-AES128-GCM-SHA256}), by that of a vendor such as F5, NetScaler or
   * GnuTLS, or by its two bytes in hexadecimal ({@code C02F}, {@code 0xC02F}, {@code 0xC0,0x2F}).
   * Empty for anything else.
   */
  public static Optional<CipherSuite> parse(String text) {
    return CipherSuites.KNOWN.named(text);
  }

  /** The suite that JSSE or a container names, be it one that is known here or not. */
  public static CipherSuite of(String name) {
    Optional<CipherSuite> known = parse(name);
    if (known.isPresent()) {
      return known.get();
    }
    return A_NAME.matcher(name).matches() ? new CipherSuite(name) : UNKNOWN;
  }

  /** All suites that {@link #parse} knows. */
  public static Set<CipherSuite> all() {
    return CipherSuites.KNOWN.byName().values().stream()
        .flatMap(Optional::stream)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether it is a suite, and not the lack of knowledge about one. */
  public boolean isKnown() {
    return !equals(UNKNOWN);
  }

  /**
   * Whether who records the connection and comes by the server's key later still cannot read it:
   * the key exchange is ephemeral (RFC 9325 §7.3), and nothing else is wrong with the suite.
   */
  public boolean isForwardSecret() {
    return isOfTls13() || (EPHEMERAL.matcher(name).matches() && !isRuledOut());
  }

  /**
   * Whether it encrypts and authenticates in one (AEAD, RFC 5116), and nothing else is wrong with
   * it. Of the key exchange this says nothing.
   */
  public boolean isAead() {
    return isOfTls13() || (AUTHENTICATED.matcher(name).matches() && !isRuledOut());
  }

  /**
   * The TLS version that the suite alone proves. Empty where several versions share the suite, as
   * for {@code TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA}.
   */
  public Optional<TlsVersion> impliedTlsVersion() {
    return IMPLIED.get(this);
  }

  private Optional<TlsVersion> findImpliedTlsVersion() {
    if (isOfTls13()) {
      return Optional.of(TlsVersion.TLS_1_3);
    }
    return OF_TLS_1_2.matcher(name).matches() ? Optional.of(TlsVersion.TLS_1_2) : Optional.empty();
  }

  /** Whether it exists in TLS 1.3, and there alone. */
  public boolean isOfTls13() {
    return OF_TLS_1_3.matcher(name).matches();
  }

  private boolean isRuledOut() {
    return RULED_OUT.matcher(name).matches();
  }

  @Override
  public String toString() {
    return name;
  }
}
