package dev.upgraderequired.protocol;

import static java.util.Comparator.reverseOrder;
import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.upgraderequired.internal.cache.BoundedCache;
import dev.upgraderequired.internal.cache.LazyPattern;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A version of TLS, or of SSL before it, ordered oldest first. */
public enum TlsVersion {
  /** Prohibited by RFC 6176. */
  SSL_2("SSL", "2.0", "SSLv2", "sslv?/?2(\\.0)?"),
  /** Deprecated by RFC 7568. */
  SSL_3("SSL", "3.0", "SSLv3", "sslv?/?3(\\.0)?|768|(0x)?0?300"),
  /** RFC 2246, deprecated by RFC 8996. */
  TLS_1_0("TLS", "1.0", "TLSv1", "tlsv?[ _/]?1([._]0)?|1\\.0|769|(0x)?0?301"),
  /** RFC 4346, deprecated by RFC 8996. */
  TLS_1_1("TLS", "1.1", "TLSv1.1", "tlsv?[ _/]?1[._]1|1\\.1|770|(0x)?0?302"),
  /** RFC 5246. */
  TLS_1_2("TLS", "1.2", "TLSv1.2", "tlsv?[ _/]?1[._]2|1\\.2|771|(0x)?0?303"),
  /** RFC 8446. */
  TLS_1_3("TLS", "1.3", "TLSv1.3", "tlsv?[ _/]?1[._]3|1\\.3|772|(0x)?0?304");

  private static final List<TlsVersion> OLDEST_FIRST = List.of(values());

  private static final Map<String, Optional<TlsVersion>> BY_JAVA_NAME =
      OLDEST_FIRST.stream().collect(toUnmodifiableMap(TlsVersion::javaName, Optional::of));

  /** A version, a colon, and an application protocol of at most 255 bytes (RFC 7301 §3.1). */
  private static final int MAX_SESSION_NAME_LENGTH = 300;

  /** Caches the versions of other session names, so that a lookup does not allocate. */
  private static final BoundedCache<String, Optional<TlsVersion>> BY_SESSION_NAME =
      new BoundedCache<>(1024);

  private final String token;
  private final String javaName;

  // It compiles its expression once; nobody else sees that.
  @SuppressWarnings("ImmutableEnumChecker")
  private final LazyPattern spelling;

  TlsVersion(String protocol, String number, String javaName, String spelling) {
    token = protocol + '/' + number;
    this.javaName = javaName;
    this.spelling = new LazyPattern(spelling, Pattern.CASE_INSENSITIVE);
  }

  /**
   * Parses a version in any spelling of JSSE, OpenSSL, proxies or people: {@code TLSv1.2}, {@code
   * TLS 1.2}, {@code TLS/1.2}, {@code tls1_2}, {@code 1.2}, {@code 771}, {@code 0x0303}. {@code
   * TLSv1} is TLS 1.0. Empty for anything else, including a future {@code TLSv1.4}.
   */
  public static Optional<TlsVersion> parse(String text) {
    Optional<TlsVersion> named = BY_JAVA_NAME.get(text);
    return named != null
        ? named
        : OLDEST_FIRST.stream().filter(v -> v.spelling.matcher(text).matches()).findFirst();
  }

  /**
   * Parses a name returned by {@link javax.net.ssl.SSLSession#getProtocol()}: a spelling that
   * {@link #parse} accepts, or the form of Tomcat's OpenSSL, followed by a colon and the
   * application protocol ({@code TLSv1.3:h2}, or {@code TLSv1.3:TLS} if there is none). Empty for
   * anything else.
   */
  public static Optional<TlsVersion> ofSession(String text) {
    Optional<TlsVersion> named = BY_JAVA_NAME.get(text);
    if (named != null) {
      return named;
    }
    return text.length() > MAX_SESSION_NAME_LENGTH
        ? Optional.empty()
        : BY_SESSION_NAME.get(text, TlsVersion::findOfSession);
  }

  private static Optional<TlsVersion> findOfSession(String text) {
    int colon = text.indexOf(':');
    return parse(colon < 0 ? text : text.substring(0, colon));
  }

  /** This version and every newer one, newest first. */
  public List<TlsVersion> andNewer() {
    return OLDEST_FIRST.stream().filter(v -> v.isAtLeast(this)).sorted(reverseOrder()).toList();
  }

  /** Whether it is this version or a newer one. */
  public boolean isAtLeast(TlsVersion minimum) {
    return compareTo(minimum) >= 0;
  }

  /** The name returned by {@link javax.net.ssl.SSLSession#getProtocol()}: {@code TLSv1.2}. */
  public String javaName() {
    return javaName;
  }

  /** The name and version as in an {@code Upgrade} field: {@code TLS/1.2} (RFC 2817 §3.1). */
  public String token() {
    return token;
  }

  @Override
  public String toString() {
    return token();
  }
}
