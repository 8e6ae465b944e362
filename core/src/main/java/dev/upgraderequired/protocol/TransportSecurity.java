package dev.upgraderequired.protocol;

import dev.upgraderequired.internal.cache.BoundedCache;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** How the connection of a request is protected; "unknown" is a case, never null. */
public sealed interface TransportSecurity {

  /** No encryption. */
  record Cleartext() implements TransportSecurity {

    /** The shared instance. */
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

    /** With an unknown cipher suite. */
    public Tls(TlsVersion version) {
      this(version, CipherSuite.UNKNOWN);
    }

    /** A cached instance, equal to one made by the constructor. */
    public static Tls of(TlsVersion version, CipherSuite cipherSuite) {
      return Objects.requireNonNull(SHARED.get(cipherSuite, Tls::ofAllVersions).get(version));
    }

    @Override
    public String token() {
      return version.token();
    }
  }

  /** TLS of at least this version, as asserted by {@code proxyAssumes}. */
  record TlsAtLeast(TlsVersion floor, CipherSuite cipherSuite) implements TransportSecurity {

    /** With an unknown cipher suite. */
    public TlsAtLeast(TlsVersion floor) {
      this(floor, CipherSuite.UNKNOWN);
    }

    @Override
    public String token() {
      return "TLS";
    }
  }

  /** TLS of a version that no source reports. */
  record TlsOfUnknownVersion(CipherSuite cipherSuite) implements TransportSecurity {

    /** With an unknown cipher suite. */
    public TlsOfUnknownVersion() {
      this(CipherSuite.UNKNOWN);
    }

    @Override
    public String token() {
      return "TLS";
    }
  }

  /** No source reports whether the connection is encrypted. */
  record Unknown() implements TransportSecurity {

    /** The shared instance. */
    public static final Unknown INSTANCE = new Unknown();

    @Override
    public String token() {
      return "unknown";
    }
  }

  /** A trusted proxy reported facts about the connection that contradict each other. */
  record Contradictory() implements TransportSecurity {

    /** The shared instance. */
    public static final Contradictory INSTANCE = new Contradictory();

    @Override
    public String token() {
      return "unknown";
    }
  }

  /** A stable name for programs: {@code TLS/1.2}, {@code TLS}, {@code none}, {@code unknown}. */
  String token();

  /** The cipher suite; {@link CipherSuite#UNKNOWN} in cleartext or if no source reports it. */
  default CipherSuite cipherSuite() {
    return CipherSuite.UNKNOWN;
  }

  /** Whether the connection is encrypted with TLS of any version. */
  default boolean isTls() {
    return this instanceof Tls || this instanceof TlsAtLeast || this instanceof TlsOfUnknownVersion;
  }
}
