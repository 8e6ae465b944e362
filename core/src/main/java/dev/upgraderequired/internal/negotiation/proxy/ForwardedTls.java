package dev.upgraderequired.internal.negotiation.proxy;

import dev.upgraderequired.internal.request.ContainerRequest;
import dev.upgraderequired.protocol.CipherSuite;
import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.protocol.TransportSecurity;
import dev.upgraderequired.protocol.TransportSecurity.Cleartext;
import dev.upgraderequired.protocol.TransportSecurity.Tls;
import dev.upgraderequired.protocol.TransportSecurity.TlsAtLeast;
import dev.upgraderequired.protocol.TransportSecurity.TlsOfUnknownVersion;
import dev.upgraderequired.protocol.TransportSecurity.Unknown;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The header fields for the TLS version, the cipher suite and the scheme of a proxy's client. */
final class ForwardedTls {

  /** Traefik also forwards the schemes of WebSocket. */
  private static final Set<String> CLEARTEXT_SCHEMES = Set.of("http", "ws");

  private static final Set<String> TLS_SCHEMES = Set.of("https", "wss");

  private final TlsFieldFormat format;
  private final Set<String> cleartext;
  private final Optional<TlsVersion> assumed;
  private final Optional<ForwardedField> version;
  private final Optional<ForwardedField> cipher;
  private final ForwardedField scheme;

  ForwardedTls(
      FieldNames names,
      TlsFieldFormat format,
      Set<String> cleartext,
      Optional<TlsVersion> assumed) {
    this.format = format;
    this.cleartext = cleartext;
    this.assumed = assumed;
    version = names.tls().map(ForwardedField::new);
    cipher = names.cipher().map(ForwardedField::new);
    scheme = new ForwardedField(names.scheme());
  }

  /** The encryption that the proxy reports, whether or not the fields contradict each other. */
  TransportSecurity read(ContainerRequest request) {
    String value = version.isPresent() ? version.get().orNull(request) : null;
    Optional<TlsVersion> reported = value == null ? Optional.empty() : format.version(value);
    if (reported.isPresent()) {
      return Tls.of(reported.get(), cipherSuite(request));
    }
    if (isScheme(CLEARTEXT_SCHEMES, request) || (value != null && cleartext.contains(value))) {
      return Cleartext.INSTANCE;
    }
    return version.isEmpty() && isScheme(TLS_SCHEMES, request)
        ? ofUnreportedVersion(cipherSuite(request))
        : Unknown.INSTANCE;
  }

  /** The lines of the fields, each as of {@link ForwardedField#lineOrNull}. */
  @Nullable String versionLineOrNull(ContainerRequest request) {
    return version.isPresent() ? version.get().lineOrNull(request) : null;
  }

  @Nullable String cipherLineOrNull(ContainerRequest request) {
    return cipher.isPresent() ? cipher.get().lineOrNull(request) : null;
  }

  @Nullable String schemeLineOrNull(ContainerRequest request) {
    return scheme.lineOrNull(request);
  }

  private boolean isScheme(Set<String> schemes, ContainerRequest request) {
    String value = scheme.orNull(request);
    return value != null && schemes.contains(value.toLowerCase(Locale.ROOT));
  }

  private TransportSecurity ofUnreportedVersion(CipherSuite suite) {
    return assumed.isPresent()
        ? new TlsAtLeast(assumed.get(), suite)
        : new TlsOfUnknownVersion(suite);
  }

  private CipherSuite cipherSuite(ContainerRequest request) {
    String value = cipher.isPresent() ? cipher.get().orNull(request) : null;
    return value == null ? CipherSuite.UNKNOWN : format.suite(value).orElse(CipherSuite.UNKNOWN);
  }

  /** Whether the cipher suite has one value, or none. */
  boolean hasUnambiguousSuite(ContainerRequest request) {
    return cipher.isEmpty() || !cipher.get().isAmbiguousIn(request);
  }

  /**
   * The contradiction among the fields, phrased to follow "sent"; null if there is none.
   *
   * @param security what was read from this request
   */
  @Nullable String contradictionOrNull(
      TransportSecurity security, boolean hasUnambiguousSuite, ContainerRequest request) {
    if (security instanceof Tls && scheme.mentions(CLEARTEXT_SCHEMES, request)) {
      return security.token() + " together with the scheme http";
    }
    if (security instanceof Cleartext && scheme.mentions(TLS_SCHEMES, request)) {
      return "no TLS version together with the scheme https";
    }
    if (!mayHave(security.cipherSuite(), security)) {
      return security.token() + " together with " + security.cipherSuite();
    }
    if (version.isPresent() && !(security instanceof Tls)) {
      String versions = version.get().distinctOrNull(value -> format.version(value), request);
      if (versions != null) {
        return versions;
      }
    }
    return hasUnambiguousSuite
        ? null
        : cipher.get().distinctOrNull(value -> format.suite(value), request);
  }

  /**
   * Whether the suite exists in the version; if only a minimum version is asserted, in that or a
   * newer one.
   */
  private static boolean mayHave(CipherSuite suite, TransportSecurity security) {
    if (!suite.isKnown()) {
      return true;
    }
    Optional<TlsVersion> implied = suite.impliedTlsVersion();
    if (security instanceof Tls reported) {
      return implied.isPresent()
          ? implied.get() == reported.version()
          : reported.version() != TlsVersion.TLS_1_3;
    }
    return !(security instanceof TlsAtLeast asserted)
        || suite.isOfTls13()
        || asserted.floor() != TlsVersion.TLS_1_3;
  }

  /** What is wrong with the fields, phrased to follow "sent". */
  List<String> faults(ContainerRequest request) {
    TransportSecurity security = read(request);
    boolean hasUnambiguousSuite = hasUnambiguousSuite(request);
    String contradiction = contradictionOrNull(security, hasUnambiguousSuite, request);
    if (contradiction != null) {
      return List.of(contradiction);
    }
    if (!hasUnambiguousSuite) {
      return faultsOfSuite(request);
    }
    return security instanceof Unknown ? List.of(version.orElse(scheme).fault(request)) : List.of();
  }

  /** What is wrong with the field for the cipher suite, phrased to follow "sent". */
  List<String> faultsOfSuite(ContainerRequest request) {
    return List.of(
        cipher
            .map(field -> field.fault(request))
            .orElse("no cipher suite; name its field in proxyCipherHeader"));
  }

  /** Whether the request has the field for the TLS version; without such a field, the scheme. */
  boolean isIn(ContainerRequest request) {
    return request.header(version.orElse(scheme).name()) != null;
  }

  /** The strongest encryption that the fields can report. */
  TransportSecurity best() {
    CipherSuite suite = cipher.isPresent() ? CipherSuite.STRONGEST : CipherSuite.UNKNOWN;
    return version.isPresent() ? new Tls(TlsVersion.TLS_1_3, suite) : ofUnreportedVersion(suite);
  }
}
