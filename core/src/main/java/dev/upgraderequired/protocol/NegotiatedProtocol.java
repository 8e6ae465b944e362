package dev.upgraderequired.protocol;

import dev.upgraderequired.internal.cache.BoundedCache;
import dev.upgraderequired.protocol.TransportSecurity.Cleartext;
import dev.upgraderequired.protocol.TransportSecurity.Contradictory;
import dev.upgraderequired.protocol.TransportSecurity.Tls;
import dev.upgraderequired.protocol.TransportSecurity.Unknown;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * The protocol with which a request was made, as negotiated between client and server. It holds no
 * reference to the request.
 *
 * @param requestedUpgrade the upgrade that the request asks for; read only if the policy needs it
 * @param source who reports these facts
 */
public record NegotiatedProtocol(
    HttpVersion httpVersion,
    TransportSecurity transportSecurity,
    RequestedUpgrade requestedUpgrade,
    Source source) {

  /** Who reports what was negotiated. */
  public enum Source {
    /** The connection on which the request reached this server. */
    CONNECTION,
    /** A trusted proxy, about the connection between its client and itself. */
    TRUSTED_PROXY
  }

  private static final BoundedCache<TransportSecurity, Map<HttpVersion, NegotiatedProtocol>>
      FROM_CONNECTION = new BoundedCache<>(1024);

  private static final BoundedCache<TransportSecurity, Map<HttpVersion, NegotiatedProtocol>>
      FROM_PROXY = new BoundedCache<>(1024);

  private static Map<HttpVersion, NegotiatedProtocol> ofAllVersions(
      TransportSecurity security, Source source) {
    Map<HttpVersion, NegotiatedProtocol> all = new EnumMap<>(HttpVersion.class);
    for (HttpVersion version : HttpVersion.values()) {
      all.put(version, new NegotiatedProtocol(version, security, source));
    }
    return all;
  }

  /** A cached instance, equal to one made by the constructor. */
  public static NegotiatedProtocol of(
      HttpVersion httpVersion, TransportSecurity transportSecurity, Source source) {
    // The lambdas capture nothing, so that none is allocated.
    Map<HttpVersion, NegotiatedProtocol> all =
        source == Source.CONNECTION
            ? FROM_CONNECTION.get(
                transportSecurity, security -> ofAllVersions(security, Source.CONNECTION))
            : FROM_PROXY.get(
                transportSecurity, security -> ofAllVersions(security, Source.TRUSTED_PROXY));
    return Objects.requireNonNull(all.get(httpVersion));
  }

  /** The protocol of a connection that the server sees itself. */
  public NegotiatedProtocol(HttpVersion httpVersion, TransportSecurity transportSecurity) {
    this(httpVersion, transportSecurity, Source.CONNECTION);
  }

  /** The protocol that a source reports, without a requested upgrade. */
  public NegotiatedProtocol(
      HttpVersion httpVersion, TransportSecurity transportSecurity, Source source) {
    this(httpVersion, transportSecurity, RequestedUpgrade.NONE, source);
  }

  /** The same protocol for a request that asks for this upgrade. */
  public NegotiatedProtocol withRequestedUpgrade(RequestedUpgrade upgrade) {
    return upgrade.equals(requestedUpgrade)
        ? this
        : new NegotiatedProtocol(httpVersion, transportSecurity, upgrade, source);
  }

  /** The result if the source reports nothing. */
  public static NegotiatedProtocol unknown(Source source) {
    return of(HttpVersion.UNKNOWN, Unknown.INSTANCE, source);
  }

  /** The result if the facts from a trusted proxy contradict each other; none of them is used. */
  public static NegotiatedProtocol contradictory() {
    return of(HttpVersion.UNKNOWN, Contradictory.INSTANCE, Source.TRUSTED_PROXY);
  }

  /** Whether a trusted proxy reported it, not the connection. */
  public boolean isReportedByProxy() {
    return source == Source.TRUSTED_PROXY;
  }

  /**
   * Whether this combination is impossible: HTTP/3 requires TLS 1.3 (RFC 9001 §4.2).
   *
   * <p>HTTP/2 over TLS 1.1 or older is not included: RFC 9113 §9.2 forbids it, but nginx accepts
   * it.
   */
  public boolean contradictsItself() {
    return httpVersion.major() == 3
        && (transportSecurity instanceof Cleartext
            || (transportSecurity instanceof Tls tls
                && !tls.version().isAtLeast(TlsVersion.TLS_1_3)));
  }

  /**
   * For logs: {@code HTTP/1.1 over TLS/1.2 with TLS_RSA_WITH_AES_128_CBC_SHA}, {@code HTTP/1.1 in
   * cleartext, reported by the proxy}.
   */
  @Override
  public String toString() {
    String security =
        transportSecurity instanceof Cleartext
            ? " in cleartext"
            : " over " + transportSecurity.token();
    CipherSuite suite = transportSecurity.cipherSuite();
    return httpVersion.token()
        + security
        + (suite.isKnown() ? " with " + suite : "")
        + (isReportedByProxy() ? ", reported by the proxy" : "");
  }
}
