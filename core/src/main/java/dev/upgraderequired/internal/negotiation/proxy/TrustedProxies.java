package dev.upgraderequired.internal.negotiation.proxy;

import static dev.upgraderequired.protocol.NegotiatedProtocol.Source.CONNECTION;
import static dev.upgraderequired.protocol.NegotiatedProtocol.Source.TRUSTED_PROXY;

import dev.upgraderequired.internal.foreign.ForeignCode;
import dev.upgraderequired.internal.negotiation.address.CidrBlocks;
import dev.upgraderequired.internal.negotiation.address.IpAddress;
import dev.upgraderequired.internal.negotiation.container.NegotiatedProtocolReader;
import dev.upgraderequired.internal.negotiation.container.Peer;
import dev.upgraderequired.internal.request.ContainerRequest;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.protocol.TransportSecurity.Tls;
import dev.upgraderequired.spi.ProxyPreset;
import dev.upgraderequired.spi.Violation;
import dev.upgraderequired.spi.Violation.Kind;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The proxies that are believed when they tell what their clients negotiated.
 *
 * <p>Of a request from one of them, what its own connection shows is never used: that is how the
 * proxy speaks to us. Of a request from anybody else, nothing that it tells is.
 */
public final class TrustedProxies implements NegotiatedProtocolReader {

  private static final NegotiatedProtocolReader CONNECTIONS =
      NegotiatedProtocolReader.ofContainer();

  private static final int MOST_SEEN = 1024;

  private final CidrBlocks peers;
  private final ProxyPreset preset;
  private final ForwardedSource source;
  private final Optional<ProxySecret> secret;

  /** Addresses of theirs, as the container has them: known again without reading them anew. */
  private final Set<Object> seen = ConcurrentHashMap.newKeySet();

  /**
   * @param peers the addresses from which the proxies connect
   * @param names of the fields, where the preset reads any
   * @param assumed the oldest TLS version that the proxies accept, where they cannot tell it
   * @param secret what they must bring, if anything
   */
  public TrustedProxies(
      CidrBlocks peers,
      ProxyPreset preset,
      FieldNames names,
      Optional<TlsVersion> assumed,
      Optional<ProxySecret> secret) {
    this.peers = peers;
    this.preset = preset;
    this.source = Preset.source(preset, names, assumed);
    this.secret = secret;
  }

  /** No proxies at all: every connection speaks for itself. */
  public static TrustedProxies none() {
    return new TrustedProxies(
        CidrBlocks.of(List.of()),
        ProxyPreset.SCHEME_ONLY,
        FieldNames.SCHEME_ALONE,
        Optional.empty(),
        Optional.empty());
  }

  @Override
  public NegotiatedProtocol read(HttpServletRequest request) {
    HttpServletRequest own = ContainerRequest.of(request);
    if (isEmpty()) {
      return CONNECTIONS.read(own);
    }
    Object peer = Peer.orNull(own);
    if (peer != null && seen.contains(peer)) {
      return forwarded(own);
    }
    Optional<IpAddress> address = IpAddress.of(peer);
    if (address.isEmpty()) {
      // It may be a proxy, and then its connection says nothing of its client.
      return NegotiatedProtocol.unknown(CONNECTION);
    }
    if (!peers.contain(address.get())) {
      return CONNECTIONS.read(own);
    }
    remember(peer);
    return forwarded(own);
  }

  // Not strangers, who could be so many that no proxy would find a place.
  private void remember(@Nullable Object peer) {
    if (peer != null && seen.size() < MOST_SEEN) {
      seen.add(peer);
    }
  }

  private NegotiatedProtocol forwarded(HttpServletRequest own) {
    try {
      if (hasSecret(own) && !maybeTunnelled(own)) {
        NegotiatedProtocol told = source.read(own);
        return told.contradictsItself() ? NegotiatedProtocol.contradictory() : told;
      }
    } catch (Throwable unreadable) {
      ForeignCode.throwIfFatal(unreadable);
      // Then it tells nothing.
    }
    return NegotiatedProtocol.unknown(TRUSTED_PROXY);
  }

  // A proxy that lets "Upgrade: h2c" through is a mere tunnel from then on, in which its client
  // writes every field. Only a secret tells requests of the proxy from those.
  private boolean maybeTunnelled(HttpServletRequest own) {
    return secret.isEmpty()
        && source.isForgeable()
        && !String.valueOf(own.getProtocol()).startsWith("HTTP/1.")
        && !(CONNECTIONS.read(own).transportSecurity() instanceof Tls);
  }

  private boolean hasSecret(HttpServletRequest own) {
    return secret.isEmpty() || secret.get().isIn(own);
  }

  /**
   * The client of a request that one of them has forwarded, as far as it tells: for counting, and
   * no credential; empty if it does not tell.
   */
  public String clientOf(HttpServletRequest own) {
    return source.clientOf(own);
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return peers.blocks().isEmpty();
  }

  /** Whether one of them has this address. */
  public boolean include(IpAddress peer) {
    return peers.contain(peer);
  }

  /** Whether they tell the cipher suite in a field, which is for them to set on every request. */
  public boolean suiteCanBeForged() {
    return !isEmpty()
        && source.isForgeable()
        && source.best().transportSecurity().cipherSuite().isKnown();
  }

  /**
   * Whether clients may write requests into a tunnel through them, with the fields that they set.
   */
  public boolean canBeForgedThroughATunnel() {
    return !isEmpty() && secret.isEmpty() && Preset.of(preset).tunnelsAnyUpgrade();
  }

  /** The best that they can ever tell: it shows which requirements no client of theirs meets. */
  public NegotiatedProtocol best() {
    return source.best();
  }

  /**
   * What the proxy may have to do with it that a request falls short, in words for whoever runs the
   * proxy; empty if there is no sign of that.
   *
   * @param violations what it falls short of
   */
  public Optional<String> faultOf(HttpServletRequest own, List<Violation> violations) {
    if (isEmpty()) {
      return Optional.empty();
    }
    Optional<IpAddress> peer = Peer.of(own);
    if (peer.isEmpty()) {
      return Optional.of(Peer.whyUnknown(own));
    }
    try {
      return include(peer.get())
          ? faultOfProxy(own, violations)
              .map(fault -> "the trusted proxy " + peer.get() + " sent " + fault)
          : faultOfStranger(own).map(fault -> peer.get() + fault);
    } catch (Throwable unreadable) {
      ForeignCode.throwIfFatal(unreadable);
      return Optional.of("what the trusted proxy " + peer.get() + " sent cannot be read");
    }
  }

  private Optional<String> faultOfProxy(HttpServletRequest own, List<Violation> violations) {
    if (!hasSecret(own)) {
      return secret.map(
          field -> String.format(Locale.ROOT, "no %s with the right secret", field.name()));
    }
    if (maybeTunnelled(own)) {
      return Optional.of(
          "HTTP/2 in cleartext, which its client may have written itself, through Upgrade: h2c; it"
              + " takes a proxySecret");
    }
    NegotiatedProtocol told = source.read(own);
    if (told.contradictsItself()) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "%s together with %s",
              told.transportSecurity().token(),
              told.httpVersion().token()));
    }
    List<String> faults = new ArrayList<>(source.faultsOfTls(own));
    if (isAny(Kind.CIPHER_SUITE_NOT_FORWARDED, violations)) {
      faults.addAll(source.faultsOfSuite(own));
    }
    if (isAny(Kind.HTTP_VERSION_NOT_FORWARDED, violations)) {
      faults.addAll(source.faultsOfHttp(own));
    }
    return faults.isEmpty() ? Optional.empty() : Optional.of(String.join(", and ", faults));
  }

  private static boolean isAny(Kind kind, List<Violation> violations) {
    return violations.stream().anyMatch(violation -> violation.kind() == kind);
  }

  private Optional<String> faultOfStranger(HttpServletRequest own) {
    return source.isIn(own)
        ? Optional.of(" is not in trustedProxies, so that what it tells of a client is ignored")
        : Optional.empty();
  }

  /** For the log at start: {@code nginx at 10.0.0.0/8}. */
  @Override
  public String toString() {
    return preset + " at " + peers;
  }
}
