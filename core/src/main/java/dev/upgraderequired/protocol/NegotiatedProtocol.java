package dev.upgraderequired.protocol;

import dev.upgraderequired.protocol.TransportSecurity.Cleartext;
import dev.upgraderequired.protocol.TransportSecurity.Contradictory;
import dev.upgraderequired.protocol.TransportSecurity.Tls;
import dev.upgraderequired.protocol.TransportSecurity.Unknown;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * What a client and the server agreed to speak: the facts of one request, without a reference to
 * it.
 *
 * @param requestedUpgrade what the client asks to go on in, where that was of interest
 * @param source who says so
 */
public record NegotiatedProtocol(
    HttpVersion httpVersion,
    TransportSecurity transportSecurity,
    RequestedUpgrade requestedUpgrade,
    Source source) {

  /** Who says what was negotiated. */
  public enum Source {
    /** The connection on which the request reached this server. */
    CONNECTION,
    /** A trusted proxy, of the connection between its client and itself. */
    TRUSTED_PROXY
  }

  private static final Interned<TransportSecurity, Map<HttpVersion, NegotiatedProtocol>>
      OF_CONNECTIONS = new Interned<>(security -> ofAllVersions(security, Source.CONNECTION));

  private static final Interned<TransportSecurity, Map<HttpVersion, NegotiatedProtocol>>
      OF_PROXIES = new Interned<>(security -> ofAllVersions(security, Source.TRUSTED_PROXY));

  private static Map<HttpVersion, NegotiatedProtocol> ofAllVersions(
      TransportSecurity security, Source source) {
    Map<HttpVersion, NegotiatedProtocol> all = new EnumMap<>(HttpVersion.class);
    for (HttpVersion version : HttpVersion.values()) {
      all.put(version, new NegotiatedProtocol(version, security, source));
    }
    return all;
  }

  /** The same as by the constructor, made at the first request that has it. */
  public static NegotiatedProtocol of(
      HttpVersion httpVersion, TransportSecurity transportSecurity, Source source) {
    Interned<TransportSecurity, Map<HttpVersion, NegotiatedProtocol>> all =
        source == Source.CONNECTION ? OF_CONNECTIONS : OF_PROXIES;
    return Objects.requireNonNull(all.get(transportSecurity).get(httpVersion));
  }

  /** What the connection itself shows. */
  public NegotiatedProtocol(HttpVersion httpVersion, TransportSecurity transportSecurity) {
    this(httpVersion, transportSecurity, Source.CONNECTION);
  }

  /** What somebody says of a connection. */
  public NegotiatedProtocol(
      HttpVersion httpVersion, TransportSecurity transportSecurity, Source source) {
    this(httpVersion, transportSecurity, RequestedUpgrade.NONE, source);
  }

  /** The same, of a request that asks to go on in another protocol. */
  public NegotiatedProtocol withRequestedUpgrade(RequestedUpgrade upgrade) {
    return upgrade.equals(requestedUpgrade)
        ? this
        : new NegotiatedProtocol(httpVersion, transportSecurity, upgrade, source);
  }

  /** Where nothing can be found out. */
  public static NegotiatedProtocol unknown(Source source) {
    return of(HttpVersion.UNKNOWN, Unknown.INSTANCE, source);
  }

  /** What a trusted proxy reported contradicts itself: nothing of it is believed. */
  public static NegotiatedProtocol contradictory() {
    return of(HttpVersion.UNKNOWN, Contradictory.INSTANCE, Source.TRUSTED_PROXY);
  }

  /** Whether a trusted proxy says so, and not the connection. */
  public boolean isReportedByProxy() {
    return source == Source.TRUSTED_PROXY;
  }

  /**
   * Whether this cannot be: HTTP/3 has TLS 1.3 within (RFC 9001 §4.2).
   *
   * <p>Not HTTP/2 over an older TLS than 1.2: RFC 9113 §9.2 forbids it, and nginx speaks it.
   */
  public boolean contradictsItself() {
    return httpVersion.major() == 3
        && (transportSecurity instanceof Cleartext
            || (transportSecurity instanceof Tls tls
                && !tls.version().isAtLeast(TlsVersion.TLS_1_3)));
  }

  /**
   * For logs: {@code HTTP/1.1 over TLS/1.2 with TLS_RSA_WITH_AES_128_CBC_SHA}, {@code HTTP/1.1 in
   * cleartext, says the proxy}.
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
        + (isReportedByProxy() ? ", says the proxy" : "");
  }
}
