package dev.upgraderequired.internal.negotiation.proxy;

import static dev.upgraderequired.protocol.NegotiatedProtocol.Source.TRUSTED_PROXY;

import dev.upgraderequired.protocol.CipherSuite;
import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.protocol.TransportSecurity;
import dev.upgraderequired.protocol.TransportSecurity.Cleartext;
import dev.upgraderequired.protocol.TransportSecurity.Tls;
import dev.upgraderequired.protocol.TransportSecurity.TlsAtLeast;
import dev.upgraderequired.protocol.TransportSecurity.TlsOfUnknownVersion;
import dev.upgraderequired.protocol.TransportSecurity.Unknown;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a proxy tells in fields of the request.
 *
 * <p>Its client may have deleted a field, by naming it in {@code Connection}, or have sent one of
 * the same name: what is missing, repeated or contradicts itself is unknown. A scheme never makes
 * up for a version that is to be told; it only ever lowers.
 */
public final class ForwardedFields implements ForwardedSource {

  /** Also of WebSocket: Traefik has those. */
  private static final Set<String> CLEARTEXT_SCHEMES = Set.of("http", "ws");

  private static final Set<String> TLS_SCHEMES = Set.of("https", "wss");

  private final TlsFieldFormat format;
  private final Set<String> cleartext;
  private final Optional<TlsVersion> assumed;
  private final Optional<ForwardedField> tls;
  private final Optional<ForwardedField> cipher;
  private final Optional<ForwardedField> http;
  private final ForwardedField scheme;

  /**
   * @param cleartext what the proxy writes in place of a TLS version where there is no TLS
   * @param assumed what is vouched for where the proxy tells no version
   */
  public ForwardedFields(
      FieldNames names,
      TlsFieldFormat format,
      Set<String> cleartext,
      Optional<TlsVersion> assumed) {
    this.format = format;
    this.cleartext = cleartext;
    this.assumed = assumed;
    tls = names.tls().map(ForwardedField::new);
    cipher = names.cipher().map(ForwardedField::new);
    http = names.http().map(ForwardedField::new);
    scheme = new ForwardedField(names.scheme());
  }

  @Override
  public NegotiatedProtocol read(HttpServletRequest own) {
    NegotiatedProtocol told = told(own);
    boolean hasUnambiguousSuite = hasUnambiguousSuite(own);
    if (contradictionOrNull(told.transportSecurity(), hasUnambiguousSuite, own) != null) {
      return NegotiatedProtocol.contradictory();
    }
    return hasUnambiguousSuite ? told : NegotiatedProtocol.unknown(TRUSTED_PROXY);
  }

  @Override
  public List<String> faultsOfTls(HttpServletRequest own) {
    NegotiatedProtocol told = told(own);
    boolean hasUnambiguousSuite = hasUnambiguousSuite(own);
    String contradiction = contradictionOrNull(told.transportSecurity(), hasUnambiguousSuite, own);
    if (contradiction != null) {
      return List.of(contradiction);
    }
    if (!hasUnambiguousSuite) {
      return faultsOfSuite(own);
    }
    return told.transportSecurity() instanceof Unknown
        ? List.of(tls.orElse(scheme).fault(own))
        : List.of();
  }

  @Override
  public List<String> faultsOfHttp(HttpServletRequest own) {
    return http.filter(field -> !httpVersion(own).isKnown()).stream()
        .map(field -> field.fault(own))
        .toList();
  }

  @Override
  public List<String> faultsOfSuite(HttpServletRequest own) {
    return List.of(
        cipher
            .map(field -> field.fault(own))
            .orElse("no cipher suite; name its field in proxyCipherHeader"));
  }

  @Override
  public boolean isIn(HttpServletRequest own) {
    return own.getHeader(tls.orElse(scheme).name()) != null;
  }

  // The last of the addresses: that is the one which the proxy itself has added. RemoteIpValve has
  // taken it out of the field, and made it the remote address.
  @Override
  public String clientOf(HttpServletRequest own) {
    if (own.getAttribute("org.apache.tomcat.request.forwarded") != null) {
      return ForwardedSource.super.clientOf(own);
    }
    Enumeration<String> lines = own.getHeaders("X-Forwarded-For");
    String last = "";
    while (lines != null && lines.hasMoreElements()) {
      last = lines.nextElement();
    }
    return last.isEmpty()
        ? ForwardedSource.super.clientOf(own)
        : withoutPort(last.substring(last.lastIndexOf(',') + 1).strip());
  }

  // Some gateways of Azure add it: another one for every connection.
  private static String withoutPort(String address) {
    int colon = address.lastIndexOf(':');
    boolean hasPort =
        address.startsWith("[")
            ? address.lastIndexOf(']') < colon
            : colon > 0 && address.indexOf(':') == colon;
    return hasPort ? address.substring(0, colon) : address;
  }

  @Override
  public boolean isForgeable() {
    return true;
  }

  @Override
  public NegotiatedProtocol best() {
    return new NegotiatedProtocol(
        http.isPresent() ? HttpVersion.HTTP_3 : HttpVersion.UNKNOWN,
        tls.isPresent()
            ? new Tls(TlsVersion.TLS_1_3, bestCipherSuite())
            : ofUntoldVersion(bestCipherSuite()),
        TRUSTED_PROXY);
  }

  private CipherSuite bestCipherSuite() {
    return cipher.isPresent() ? CipherSuite.STRONGEST : CipherSuite.UNKNOWN;
  }

  private NegotiatedProtocol told(HttpServletRequest own) {
    return NegotiatedProtocol.of(httpVersion(own), transportSecurity(own), TRUSTED_PROXY);
  }

  // Never getProtocol(): that is the version that the proxy speaks to us.
  private HttpVersion httpVersion(HttpServletRequest own) {
    String told = http.isPresent() ? http.get().orNull(own) : null;
    return told == null ? HttpVersion.UNKNOWN : HttpVersion.parse(told).orElse(HttpVersion.UNKNOWN);
  }

  private TransportSecurity transportSecurity(HttpServletRequest own) {
    String told = tls.isPresent() ? tls.get().orNull(own) : null;
    Optional<TlsVersion> version = told == null ? Optional.empty() : format.version(told);
    if (version.isPresent()) {
      return Tls.of(version.get(), cipherSuite(own));
    }
    if (isScheme(CLEARTEXT_SCHEMES, own) || (told != null && cleartext.contains(told))) {
      return Cleartext.INSTANCE;
    }
    return tls.isEmpty() && isScheme(TLS_SCHEMES, own)
        ? ofUntoldVersion(cipherSuite(own))
        : Unknown.INSTANCE;
  }

  private TransportSecurity ofUntoldVersion(CipherSuite suite) {
    return assumed.isPresent()
        ? new TlsAtLeast(assumed.get(), suite)
        : new TlsOfUnknownVersion(suite);
  }

  private CipherSuite cipherSuite(HttpServletRequest own) {
    String told = cipher.isPresent() ? cipher.get().orNull(own) : null;
    return told == null ? CipherSuite.UNKNOWN : format.suite(told).orElse(CipherSuite.UNKNOWN);
  }

  /** The contradiction, phrased to follow "sent"; null if there is none. */
  private @Nullable String contradictionOrNull(
      TransportSecurity security, boolean hasUnambiguousSuite, HttpServletRequest own) {
    if (security instanceof Tls && scheme.mentions(CLEARTEXT_SCHEMES, own)) {
      return security.token() + " together with the scheme http";
    }
    if (security instanceof Cleartext && scheme.mentions(TLS_SCHEMES, own)) {
      return "no TLS version together with the scheme https";
    }
    if (!isOf(security, security.cipherSuite())) {
      return security.token() + " together with " + security.cipherSuite();
    }
    if (tls.isPresent() && !(security instanceof Tls)) {
      String versions = tls.get().differentOrNull(value -> format.version(value), own);
      if (versions != null) {
        return versions;
      }
    }
    return hasUnambiguousSuite
        ? null
        : cipher.get().differentOrNull(value -> format.suite(value), own);
  }

  private boolean hasUnambiguousSuite(HttpServletRequest own) {
    return cipher.isEmpty() || !cipher.get().isAmbiguousIn(own);
  }

  /**
   * Whether the suite exists in that version, or in a newer one where somebody vouches for no more.
   */
  private static boolean isOf(TransportSecurity security, CipherSuite suite) {
    if (!suite.isKnown()) {
      return true;
    }
    Optional<TlsVersion> implied = suite.impliedTlsVersion();
    if (security instanceof Tls told) {
      return implied.isPresent()
          ? implied.get() == told.version()
          : told.version() != TlsVersion.TLS_1_3;
    }
    return !(security instanceof TlsAtLeast vouched)
        || suite.isOfTls13()
        || vouched.floor() != TlsVersion.TLS_1_3;
  }

  private boolean isScheme(Set<String> schemes, HttpServletRequest own) {
    String told = scheme.orNull(own);
    return told != null && schemes.contains(told.toLowerCase(Locale.ROOT));
  }
}
