package dev.upgraderequired.protocol;

import dev.upgraderequired.internal.cache.BoundedCache;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** How the connection of a request is protected. Not knowing is a case, never null. */
public sealed interface TransportSecurity {

  /** No encryption at all. */
  record Cleartext() implements TransportSecurity {

    /** One object for all requests. */
    public static final Cleartext INSTANCE = new Cleartext();

    @Override
    public String token() {
      return "none";
    }
  }

  /** TLS of a known version. */
  record Tls(TlsVersion version, CipherSuite cipherSuite) implements TransportSecurity {

    private static final BoundedCache<CipherSuite, Map<TlsVersion, Tls>> SHARED =
        new BoundedCache<>(1024);

    private static Map<TlsVersion, Tls> ofAllVersions(CipherSuite suite) {
      Map<TlsVersion, Tls> all = new EnumMap<>(TlsVersion.class);
      for (TlsVersion version : TlsVersion.values()) {
        all.put(version, new Tls(version, suite));
      }
      return all;
    }

    /** With whatever cipher suite. */
    public Tls(TlsVersion version) {
      this(version, CipherSuite.UNKNOWN);
    }

    /** The same, made at the first request that has it. */
    public static Tls of(TlsVersion version, CipherSuite cipherSuite) {
      return Objects.requireNonNull(SHARED.get(cipherSuite, Tls::ofAllVersions).get(version));
    }

    @Override
    public String token() {
      return version.token();
    }
  }

  /** TLS of this version or a newer one: somebody vouches for no more. */
  record TlsAtLeast(TlsVersion floor, CipherSuite cipherSuite) implements TransportSecurity {

    /** With whatever cipher suite. */
    public TlsAtLeast(TlsVersion floor) {
      this(floor, CipherSuite.UNKNOWN);
    }

    @Override
    public String token() {
      return "TLS";
    }
  }

  /** TLS, but no source tells the version. */
  record TlsOfUnknownVersion(CipherSuite cipherSuite) implements TransportSecurity {

    /** With whatever cipher suite. */
    public TlsOfUnknownVersion() {
      this(CipherSuite.UNKNOWN);
    }

    @Override
    public String token() {
      return "TLS";
    }
  }

  /** Nothing tells whether the connection is encrypted. */
  record Unknown() implements TransportSecurity {

    /** One object for all requests. */
    public static final Unknown INSTANCE = new Unknown();

    @Override
    public String token() {
      return "unknown";
    }
  }

  /** A trusted proxy reported facts about the connection that contradict each other. */
  record Contradictory() implements TransportSecurity {

    /** One object for all requests. */
    public static final Contradictory INSTANCE = new Contradictory();

    @Override
    public String token() {
      return "unknown";
    }
  }

  /** For programs: {@code TLS/1.2}, {@code TLS}, {@code none} or {@code unknown}. */
  String token();

  /** What encrypts it, as far as that is known. */
  default CipherSuite cipherSuite() {
    return CipherSuite.UNKNOWN;
  }

  /** Whether it is encrypted with TLS, of whatever version. */
  default boolean isTls() {
    return this instanceof Tls || this instanceof TlsAtLeast || this instanceof TlsOfUnknownVersion;
  }
}
