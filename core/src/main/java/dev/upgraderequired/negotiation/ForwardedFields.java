package dev.upgraderequired.negotiation;

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
import java.util.stream.Stream;

/**
 * What a proxy tells in fields of the request.
 *
 * <p>Its client may have deleted a field, by naming it in {@code Connection}, or have sent one of
 * the same name: what is missing, repeated or contradicts itself is unknown. A scheme never makes
 * up for a version that is to be told; it only ever lowers.
 */
record ForwardedFields(
    FieldNames names, TlsFieldFormat format, Set<String> cleartext, Optional<TlsVersion> assumed)
    implements ForwardedSource {

  /** Also of WebSocket: Traefik has those. */
  private static final Set<String> CLEARTEXT_SCHEMES = Set.of("http", "ws");

  private static final Set<String> TLS_SCHEMES = Set.of("https", "wss");

  @Override
  public NegotiatedProtocol read(HttpServletRequest own) {
    NegotiatedProtocol told = told(own);
    return contradiction(told.transportSecurity(), own).isPresent()
        ? NegotiatedProtocol.unknownTo(TRUSTED_PROXY)
        : told;
  }

  @Override
  public List<String> faults(HttpServletRequest own) {
    NegotiatedProtocol told = told(own);
    Optional<String> contradiction = contradiction(told.transportSecurity(), own);
    if (contradiction.isPresent()) {
      return contradiction.stream().toList();
    }
    String tls = names.tls().orElse(names.scheme());
    return Stream.of(
            Optional.of(tls).filter(name -> told.transportSecurity() instanceof Unknown),
            names.http().filter(name -> !told.httpVersion().isKnown()))
        .flatMap(Optional::stream)
        .map(name -> new ForwardedField(name).fault(own))
        .toList();
  }

  @Override
  public String faultOfSuite(HttpServletRequest own) {
    return names
        .cipher()
        .map(name -> new ForwardedField(name).fault(own))
        .orElse("no cipher suite; name its field in proxyCipherHeader");
  }

  @Override
  public boolean isIn(HttpServletRequest own) {
    return names.tls().or(() -> Optional.of(names.scheme())).map(own::getHeader).isPresent();
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
        names.http().isPresent() ? HttpVersion.HTTP_3 : HttpVersion.UNKNOWN,
        names.tls().isPresent()
            ? new Tls(TlsVersion.TLS_1_3, bestCipherSuite())
            : ofUntoldVersion(bestCipherSuite()),
        TRUSTED_PROXY);
  }

  private CipherSuite bestCipherSuite() {
    return names.cipher().isPresent() ? CipherSuite.BEST : CipherSuite.UNKNOWN;
  }

  private NegotiatedProtocol told(HttpServletRequest own) {
    return new NegotiatedProtocol(httpVersion(own), transportSecurity(own), TRUSTED_PROXY);
  }

  // Never getProtocol(): that is the version that the proxy speaks to us.
  private HttpVersion httpVersion(HttpServletRequest own) {
    return value(names.http(), own).flatMap(HttpVersion::parse).orElse(HttpVersion.UNKNOWN);
  }

  private TransportSecurity transportSecurity(HttpServletRequest own) {
    Optional<String> told = value(names.tls(), own);
    Optional<TlsVersion> version = told.flatMap(format::version);
    if (version.isPresent()) {
      return new Tls(version.get(), cipherSuite(own));
    }
    if (isScheme(CLEARTEXT_SCHEMES, own) || told.filter(cleartext::contains).isPresent()) {
      return new Cleartext();
    }
    return names.tls().isEmpty() && isScheme(TLS_SCHEMES, own)
        ? ofUntoldVersion(cipherSuite(own))
        : new Unknown();
  }

  private TransportSecurity ofUntoldVersion(CipherSuite suite) {
    return assumed
        .<TransportSecurity>map(floor -> new TlsAtLeast(floor, suite))
        .orElseGet(() -> new TlsOfUnknownVersion(suite));
  }

  private CipherSuite cipherSuite(HttpServletRequest own) {
    return value(names.cipher(), own)
        .flatMap(format::suite)
        .flatMap(CipherSuite::parse)
        .orElse(CipherSuite.UNKNOWN);
  }

  private Optional<String> contradiction(TransportSecurity security, HttpServletRequest own) {
    if (security instanceof Tls && mentionsScheme(CLEARTEXT_SCHEMES, own)) {
      return Optional.of(security.token() + " together with the scheme http");
    }
    if (security instanceof Cleartext && mentionsScheme(TLS_SCHEMES, own)) {
      return Optional.of("no TLS version together with the scheme https");
    }
    Optional<ForwardedField> cipher = names.cipher().map(ForwardedField::new);
    if (cipher.isPresent() && cipher.get().isAmbiguousIn(own)) {
      return Optional.of(cipher.get().fault(own));
    }
    return security
        .cipherSuite()
        .impliedTlsVersion()
        .filter(implied -> security instanceof Tls tls && tls.version() != implied)
        .map(implied -> security.token() + " together with a cipher suite of " + implied);
  }

  private boolean isScheme(Set<String> schemes, HttpServletRequest own) {
    return new ForwardedField(names.scheme())
        .in(own)
        .map(scheme -> scheme.toLowerCase(Locale.ROOT))
        .filter(schemes::contains)
        .isPresent();
  }

  // Several proxies on the way may each have added theirs.
  private boolean mentionsScheme(Set<String> schemes, HttpServletRequest own) {
    ForwardedField field = new ForwardedField(names.scheme());
    return schemes.stream().anyMatch(scheme -> field.mentions(scheme, own));
  }

  private static Optional<String> value(Optional<String> name, HttpServletRequest own) {
    return name.flatMap(field -> new ForwardedField(field).in(own));
  }
}
