package dev.upgraderequired.protocol;

import java.util.Optional;
import java.util.regex.Pattern;

/** A TLS cipher suite by its IANA name, such as {@code TLS_AES_128_GCM_SHA256}. */
public record CipherSuite(String name) {

  /** RFC 8446 §B.4: these suites exist in TLS 1.3 alone. */
  private static final Pattern OF_TLS_1_3 =
      Pattern.compile("TLS_(AES_128_(GCM|CCM|CCM_8)|AES_256_GCM|CHACHA20_POLY1305)_SHA(256|384)");

  // Not every SHA-256 suite: RFC 5487 §3 allows TLS_PSK_WITH_AES_128_CBC_SHA256 in older versions.
  /** RFC 5246 §1.2, RFC 5288 and RFC 5289: AEAD suites and these of CBC came with TLS 1.2. */
  private static final Pattern OF_TLS_1_2 =
      Pattern.compile(
          "TLS_\\w+_WITH_\\w+_(GCM_SHA(256|384)|CCM(_8)?|POLY1305_SHA256)"
              + "|TLS_(?!\\w*PSK)\\w+_WITH_AES_(128|256)_CBC_SHA(256|384)");

  /**
   * The suite that a text names: by IANA's name, by the old one of JSSE ({@code SSL_RSA_…}), by
   * OpenSSL's ({@code ECDHE-RSA-AES128-GCM-SHA256}), or by its two bytes in hexadecimal ({@code
   * C02F}). Empty for anything else.
   */
  public static Optional<CipherSuite> parse(String text) {
    return CipherSuites.KNOWN.named(text).map(CipherSuite::new);
  }

  /**
   * The TLS version that the suite alone proves. Empty where several versions share the suite, as
   * for {@code TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA}.
   */
  public Optional<TlsVersion> impliedTlsVersion() {
    if (OF_TLS_1_3.matcher(name).matches()) {
      return Optional.of(TlsVersion.TLS_1_3);
    }
    return OF_TLS_1_2.matcher(name).matches() ? Optional.of(TlsVersion.TLS_1_2) : Optional.empty();
  }
}
