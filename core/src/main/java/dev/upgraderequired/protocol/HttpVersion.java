package dev.upgraderequired.protocol;

import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A protocol version of HTTP (RFC 9110 §2.5), ordered oldest first. */
public enum HttpVersion {
  /** The version is not known. Ordered before all others, so it satisfies no minimum. */
  UNKNOWN(0, 0, ""),
  /** A request line without a version or header fields (RFC 1945 §5, Simple-Request). */
  HTTP_0_9(0, 9, "HTTP/0.9 http/0.9 0.9"),
  /** RFC 1945. */
  HTTP_1_0(1, 0, "HTTP/1.0 http/1.0 1.0"),
  /** RFC 9112. */
  HTTP_1_1(1, 1, "HTTP/1.1 http/1.1 1.1"),
  /** RFC 9113. */
  HTTP_2(2, 0, "HTTP/2.0 http/2.0 http/2 2.0 2 h2 h2c"),
  /** RFC 9114. */
  HTTP_3(3, 0, "HTTP/3.0 http/3.0 http/3 3.0 3 h3 h3-29 quic");

  /** Lower-case and container spellings, found without an allocation. */
  private static final Map<String, Optional<HttpVersion>> SPELLINGS = spellings();

  private final int major;
  private final String token;
  private final String spellings;

  HttpVersion(int major, int minor, String spellings) {
    this.major = major;
    token = spellings.isEmpty() ? "unknown" : "HTTP/" + major + '.' + minor;
    this.spellings = spellings;
  }

  private static Map<String, Optional<HttpVersion>> spellings() {
    Map<String, Optional<HttpVersion>> spellings = new HashMap<>();
    for (HttpVersion version : EnumSet.complementOf(EnumSet.of(UNKNOWN))) {
      for (String spelling : version.spellings.split(" ", -1)) {
        spellings.put(spelling, Optional.of(version));
      }
    }
    // Not Map.copyOf(), which divides at each lookup.
    return Collections.unmodifiableMap(spellings);
  }

  /**
   * Parses a version in the form of a request line ({@code HTTP/1.1}), a number ({@code 2.0},
   * {@code 2}) or an ALPN protocol ({@code h2}), ignoring case. Empty for anything else, including
   * {@code HTTP/1} and {@code HTTP/1.2}: a wrong guess would bypass the policy.
   */
  public static Optional<HttpVersion> parse(String text) {
    Optional<HttpVersion> asWritten = SPELLINGS.get(text);
    return asWritten != null
        ? asWritten
        : SPELLINGS.getOrDefault(text.toLowerCase(Locale.ROOT), Optional.empty());
  }

  /** Whether it is any but {@link #UNKNOWN}. */
  public boolean isKnown() {
    return this != UNKNOWN;
  }

  /** The major version: 1 for HTTP/1.0 and HTTP/1.1. */
  public int major() {
    return major;
  }

  /**
   * Whether messages of this version may have the {@code Connection} and {@code Upgrade} fields:
   * only in HTTP/1.x (RFC 9113 §8.2.2 and RFC 9114 §4.2 forbid both).
   */
  public boolean hasConnectionFields() {
    return major == 1;
  }

  /** The name and version as in an {@code Upgrade} field: {@code HTTP/2.0}, or {@code unknown}. */
  public String token() {
    return token;
  }

  @Override
  public String toString() {
    return token();
  }
}
