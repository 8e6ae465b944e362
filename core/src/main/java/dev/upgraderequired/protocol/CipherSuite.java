package dev.upgraderequired.protocol;

import dev.upgraderequired.internal.cache.BoundedCache;
import dev.upgraderequired.internal.cache.LazyPattern;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A TLS cipher suite by its IANA name, such as {@code TLS_AES_128_GCM_SHA256}. */
public record CipherSuite(String name) {

  /** Stands for a suite that no source reports, or whose reported name is malformed. */
  public static final CipherSuite UNKNOWN = new CipherSuite("unknown");

  /** Strongest suite. */
  public static final CipherSuite STRONGEST = new CipherSuite("TLS_AES_256_GCM_SHA384");

  /** The suites that exist only in TLS 1.3 (RFC 8446 §B.4). */
  private static final LazyPattern TLS_1_3_ONLY =
      new LazyPattern("TLS_(AES_128_(GCM|CCM|CCM_8)|AES_256_GCM|CHACHA20_POLY1305)_SHA(256|384)");

  // Not every SHA-256 suite: RFC 5487 §3 allows TLS_PSK_WITH_AES_128_CBC_SHA256 in older versions.
  /** AEAD suites and CBC suites introduced with TLS 1.2 (RFC 5246 §1.2, RFC 5288, RFC 5289). */
  private static final LazyPattern TLS_1_2_ONLY =
      new LazyPattern(
          "TLS_\\w+_WITH_\\w+_(GCM_SHA(256|384)|CCM(_8)?|POLY1305_SHA256)"
              + "|TLS_(?!\\w*PSK)\\w+_WITH_AES_(128|256)_CBC_SHA(256|384)");

  private static final BoundedCache<CipherSuite, Optional<TlsVersion>> IMPLIED =
      new BoundedCache<>(1024);

  private static final LazyPattern EPHEMERAL = new LazyPattern("TLS_(ECDHE|DHE)_\\w+");

  private static final LazyPattern AEAD = new LazyPattern("\\w+_(GCM|CCM|POLY1305)(_\\w+)?");

  /**
   * Suites without encryption, with RC4 or keys shorter than 128 bits (RFC 9325 §4.1), or without
   * server authentication (RFC 5246 §A.5).
   */
  private static final LazyPattern WEAK =
      new LazyPattern("\\w+_(NULL|EXPORT|anon|RC2|RC4|DES|DES40|3DES)_\\w+");

  private static final LazyPattern SUITE_NAME = new LazyPattern("(TLS|SSL)_\\w{1,80}");

  /**
   * Parses the name of a suite: the IANA name, the old JSSE name ({@code SSL_RSA_…}), the OpenSSL
   * name ({@code ECDHE-RSA-AES128-GCM-SHA256}), the name that a vendor such as F5, NetScaler or
   * GnuTLS uses, or its two bytes in hexadecimal ({@code C02F}, {@code 0xC02F}, {@code 0xC0,0x2F}).
   * Empty for anything else.
   */
  public static Optional<CipherSuite> parse(String text) {
    return CipherSuiteNames.KNOWN.named(text);
  }

  /** The suite with a name from JSSE or a container, whether or not {@link #parse} knows it. */
  public static CipherSuite of(String name) {
    Optional<CipherSuite> known = parse(name);
    if (known.isPresent()) {
      return known.get();
    }
    return SUITE_NAME.matcher(name).matches() ? new CipherSuite(name) : UNKNOWN;
  }

  /** All suites that {@link #parse} knows. */
  public static Set<CipherSuite> all() {
    return CipherSuiteNames.KNOWN.byName().values().stream()
        .flatMap(Optional::stream)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether it is any suite but {@link #UNKNOWN}. */
  public boolean isKnown() {
    return !equals(UNKNOWN);
  }

  /**
   * Whether recorded traffic survives a leak of the server's key: the key exchange is ephemeral
   * (RFC 9325 §7.3), and the suite is not weak.
   */
  public boolean isForwardSecret() {
    return isOfTls13() || (EPHEMERAL.matcher(name).matches() && !isWeak());
  }

  /**
   * Whether it uses authenticated encryption (AEAD, RFC 5116) and is not weak, whatever the key
   * exchange.
   */
  public boolean isAead() {
    return isOfTls13() || (AEAD.matcher(name).matches() && !isWeak());
  }

  /**
   * The only TLS version in which the suite exists. Empty if it exists in several, such as {@code
   * TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA}.
   */
  public Optional<TlsVersion> impliedTlsVersion() {
    return IMPLIED.get(this, CipherSuite::findImpliedTlsVersion);
  }

  private Optional<TlsVersion> findImpliedTlsVersion() {
    if (isOfTls13()) {
      return Optional.of(TlsVersion.TLS_1_3);
    }
    return TLS_1_2_ONLY.matcher(name).matches()
        ? Optional.of(TlsVersion.TLS_1_2)
        : Optional.empty();
  }

  /** Whether it is a suite of TLS 1.3; none of those exists in older versions. */
  public boolean isOfTls13() {
    return TLS_1_3_ONLY.matcher(name).matches();
  }

  private boolean isWeak() {
    return WEAK.matcher(name).matches();
  }

  @Override
  public String toString() {
    return name;
  }
}
