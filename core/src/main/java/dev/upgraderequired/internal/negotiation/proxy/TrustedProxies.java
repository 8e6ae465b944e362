package dev.upgraderequired.internal.negotiation.proxy;

import static dev.upgraderequired.protocol.NegotiatedProtocol.Source.CONNECTION;

import dev.upgraderequired.internal.cache.BoundedCache;
import dev.upgraderequired.internal.foreign.ForeignCode;
import dev.upgraderequired.internal.negotiation.address.IpAddress;
import dev.upgraderequired.internal.negotiation.address.Peers;
import dev.upgraderequired.internal.negotiation.container.NegotiatedProtocolReader;
import dev.upgraderequired.internal.negotiation.container.Peer;
import dev.upgraderequired.internal.request.ContainerRequest;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.spi.ProxyPreset;
import dev.upgraderequired.spi.Violation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The proxies whose reports about their clients are trusted.
 *
 * <p>For a request from a trusted proxy, only its report counts, never the connection between the
 * proxy and this server. For any other request, only the connection counts.
 */
public final class TrustedProxies implements NegotiatedProtocolReader {

  private static final NegotiatedProtocolReader CONNECTIONS =
      NegotiatedProtocolReader.ofContainer();

  private static final int MAX_KNOWN = 1024;

  private final Peers peers;
  private final ProxyPreset preset;
  private final ForwardedSource source;
  private final ProxyReports reports;
  private final ProxyFaults faults;

  /** Addresses of trusted proxies as the container provides them, to avoid parsing them again. */
  private final BoundedCache<Object, IpAddress> known = new BoundedCache<>(MAX_KNOWN);

  /**
   * @param peers the proxies, by the addresses from which they connect
   * @param names of the header fields, if the preset reads any
   * @param assumed the minimum TLS version of the proxies, if they cannot report it
   * @param secret what the proxies have to send, if anything
   */
  public TrustedProxies(
      Peers peers,
      ProxyPreset preset,
      FieldNames names,
      Optional<TlsVersion> assumed,
      Optional<ProxySecret> secret) {
    this.peers = peers;
    this.preset = preset;
    source = Preset.source(preset, names, assumed);
    reports = new ProxyReports(source, secret, CONNECTIONS);
    faults = new ProxyFaults(reports);
  }

  /** No proxies: all connections are those of clients. */
  public static TrustedProxies none() {
    return new TrustedProxies(
        Peers.NONE,
        ProxyPreset.SCHEME_ONLY,
        FieldNames.SCHEME_ALONE,
        Optional.empty(),
        Optional.empty());
  }

  @Override
  public NegotiatedProtocol read(ContainerRequest request) {
    if (isEmpty()) {
      return CONNECTIONS.read(request);
    }
    Object peer = Peer.orNull(request);
    if (peer == null) {
      return unknown();
    }
    if (Peers.isUnix(peer)) {
      return peers.unix() ? reports.read(request) : unknown();
    }
    if (known.getOrNull(peer) != null) {
      return reports.read(request);
    }
    Optional<IpAddress> address = IpAddress.of(peer);
    if (address.isEmpty()) {
      return unknown();
    }
    if (!peers.addresses().contains(address.get())) {
      return CONNECTIONS.read(request);
    }
    // Only proxies: other peers could be so many that they fill the cache.
    known.put(peer, address.get());
    return reports.read(request);
  }

  // The peer may be a proxy, whose connection is not that of the client.
  private static NegotiatedProtocol unknown() {
    return NegotiatedProtocol.unknown(CONNECTION);
  }

  /** The address of a proxy's client as the proxy reports it, for counting; not a credential. */
  public String clientOf(ContainerRequest request) {
    return source.clientOf(request);
  }

  /** Whether there are no trusted proxies. */
  public boolean isEmpty() {
    return peers.isEmpty();
  }

  /** Whether a peer is a trusted proxy, by its address as the container provides it. */
  public boolean contains(@Nullable Object peer) {
    return peers.contains(peer);
  }

  /**
   * Whether clients can forge the cipher suite, unless the proxies set its field on each request.
   */
  public boolean suiteCanBeForged() {
    return !isEmpty()
        && source.isForgeable()
        && source.best().transportSecurity().cipherSuite().isKnown();
  }

  /** Whether clients can write requests, with all header fields, into a tunnel through a proxy. */
  public boolean canBeForgedThroughATunnel() {
    return !isEmpty() && reports.secret().isEmpty() && Preset.of(preset).tunnelsAnyUpgrade();
  }

  /** The strongest protocol that can be reported; no client meets a requirement beyond it. */
  public NegotiatedProtocol best() {
    return source.best();
  }

  /**
   * What a proxy did wrong that may have caused the violations, in words for its operator; empty if
   * there is no sign of that.
   */
  public Optional<String> faultOf(ContainerRequest request, List<Violation> violations) {
    if (isEmpty()) {
      return Optional.empty();
    }
    Object peer = Peer.orNull(request);
    boolean isTrusted = contains(peer);
    if (!isTrusted && IpAddress.of(peer).isEmpty()) {
      return Optional.of(Peer.whyUnknown(request));
    }
    String name = Peer.inWords(peer);
    try {
      return isTrusted
          ? faults
              .of(request, violations)
              .map(fault -> "the trusted proxy " + name + " sent " + fault)
          : faultOfUntrusted(request).map(fault -> name + fault);
    } catch (Throwable unreadable) {
      ForeignCode.throwIfFatal(unreadable);
      return Optional.of("what the trusted proxy " + name + " sent cannot be read");
    }
  }

  private Optional<String> faultOfUntrusted(ContainerRequest request) {
    return source.isIn(request)
        ? Optional.of(" is not in trustedProxies, so that what it reports of a client is ignored")
        : Optional.empty();
  }

  /** For the log at start: {@code nginx at 10.0.0.0/8}. */
  @Override
  public String toString() {
    return preset + " at " + peers;
  }
}
