package dev.upgraderequired.internal.negotiation.proxy;

import static dev.upgraderequired.protocol.NegotiatedProtocol.Source.TRUSTED_PROXY;

import dev.upgraderequired.internal.request.ContainerRequest;
import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.TlsVersion;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The header fields in which a proxy reports what its client negotiated.
 *
 * <p>The client may have removed a field, by naming it in {@code Connection}, or have sent one of
 * the same name: a field that is missing, repeated or contradictory is unknown. A scheme never
 * replaces a version that the proxy has to report; it only lowers the result.
 */
public final class ForwardedHeaders implements ForwardedSource {

  private final ForwardedTls tls;
  private final Optional<ForwardedField> http;
  private final KnownReports known = new KnownReports();

  /**
   * @param cleartext what the proxy writes in place of a TLS version if there is no TLS
   * @param assumed the minimum TLS version if the proxy reports none, as asserted by {@code
   *     proxyAssumes}
   */
  public ForwardedHeaders(
      FieldNames names,
      TlsFieldFormat format,
      Set<String> cleartext,
      Optional<TlsVersion> assumed) {
    tls = new ForwardedTls(names, format, cleartext, assumed);
    http = names.http().map(ForwardedField::new);
  }

  @Override
  public NegotiatedProtocol read(ContainerRequest request) {
    String version = tls.versionLineOrNull(request);
    String cipher = tls.cipherLineOrNull(request);
    String protocol = http.isPresent() ? http.get().lineOrNull(request) : null;
    String scheme = tls.schemeLineOrNull(request);
    if (ForwardedField.isAnyUnclear(version, cipher, protocol, scheme)) {
      return parse(request);
    }
    NegotiatedProtocol reported = known.getOrNull(version, cipher, protocol, scheme);
    if (reported == null) {
      reported = parse(request);
      known.put(version, cipher, protocol, scheme, reported);
    }
    return reported;
  }

  private NegotiatedProtocol parse(ContainerRequest request) {
    NegotiatedProtocol reported =
        NegotiatedProtocol.of(httpVersion(request), tls.read(request), TRUSTED_PROXY);
    // A suite that is known has been read from one value: its field is not read again.
    boolean hasUnambiguousSuite =
        reported.transportSecurity().cipherSuite().isKnown() || tls.hasUnambiguousSuite(request);
    if (tls.contradictionOrNull(reported.transportSecurity(), hasUnambiguousSuite, request)
        != null) {
      return NegotiatedProtocol.contradictory();
    }
    return hasUnambiguousSuite ? reported : NegotiatedProtocol.unknown(TRUSTED_PROXY);
  }

  // Never getProtocol(): that is the version between the proxy and this server.
  private HttpVersion httpVersion(ContainerRequest request) {
    String value = http.isPresent() ? http.get().orNull(request) : null;
    return value == null
        ? HttpVersion.UNKNOWN
        : HttpVersion.parse(value).orElse(HttpVersion.UNKNOWN);
  }

  @Override
  public List<String> faultsOfTls(ContainerRequest request) {
    return tls.faults(request);
  }

  @Override
  public List<String> faultsOfHttp(ContainerRequest request) {
    return http.filter(field -> !httpVersion(request).isKnown()).stream()
        .map(field -> field.fault(request))
        .toList();
  }

  @Override
  public List<String> faultsOfSuite(ContainerRequest request) {
    return tls.faultsOfSuite(request);
  }

  @Override
  public boolean isIn(ContainerRequest request) {
    return tls.isIn(request);
  }

  @Override
  public String clientOf(ContainerRequest request) {
    String address = ForwardedFor.lastAddressOrNull(request);
    return address == null ? ForwardedSource.super.clientOf(request) : address;
  }

  @Override
  public boolean isForgeable() {
    return true;
  }

  @Override
  public NegotiatedProtocol best() {
    return new NegotiatedProtocol(
        http.isPresent() ? HttpVersion.HTTP_3 : HttpVersion.UNKNOWN, tls.best(), TRUSTED_PROXY);
  }
}
