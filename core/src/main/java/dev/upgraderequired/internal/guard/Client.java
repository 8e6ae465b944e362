package dev.upgraderequired.internal.guard;

import dev.upgraderequired.internal.foreign.ForeignCode;
import dev.upgraderequired.internal.negotiation.address.ClientKey;
import dev.upgraderequired.internal.negotiation.address.IpAddress;
import dev.upgraderequired.internal.negotiation.address.Peers;
import dev.upgraderequired.internal.negotiation.container.ClientAddress;
import dev.upgraderequired.internal.negotiation.proxy.TrustedProxies;
import dev.upgraderequired.internal.request.ContainerRequest;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The client of a request, for counting; not a credential.
 *
 * @param text the address as the container or a proxy reports it
 * @param address the parsed text; empty if it is no IP address
 */
record Client(String text, Optional<IpAddress> address) {

  private static final int IPV4 = 32;
  private static final int NETWORK_BITS_OF_IPV4 = 24;
  private static final int NETWORK_BITS_OF_IPV6 = 48;

  /** The prefix of one household or machine, which can change the remaining bits. */
  private static final int CLIENT_BITS_OF_IPV6 = 64;

  static Client of(
      ContainerRequest request, NegotiatedProtocol negotiated, TrustedProxies proxies) {
    return of(text(request, negotiated, proxies));
  }

  static Client of(String text) {
    return new Client(text, IpAddress.parse(text));
  }

  /** A uniformly distributed hash of the client, computed without an allocation. */
  static long hash(
      ContainerRequest request, NegotiatedProtocol negotiated, TrustedProxies proxies) {
    return mixed(ClientKey.of(text(request, negotiated, proxies)));
  }

  private static String text(
      ContainerRequest request, NegotiatedProtocol negotiated, TrustedProxies proxies) {
    try {
      return negotiated.isReportedByProxy() ? proxies.clientOf(request) : ClientAddress.of(request);
    } catch (Throwable failure) {
      ForeignCode.throwIfFatal(failure);
      return "";
    }
  }

  /** The finalizer of MurmurHash3. */
  private static long mixed(long hash) {
    long half = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    long whole = (half ^ (half >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return whole ^ (whole >>> 33);
  }

  long hash() {
    return mixed(ClientKey.of(text));
  }

  /** The bytes by which a brownout selects clients. */
  byte[] bytes() {
    return address
        .map(whole -> whole.bits() == IPV4 ? whole : whole.prefix(CLIENT_BITS_OF_IPV6))
        .map(kept -> kept.value().getAddress())
        .orElseGet(() -> text.getBytes(StandardCharsets.UTF_8));
  }

  /** Its network, such as {@code 192.0.2.0/24}; {@code unix} for a Unix domain socket. */
  String network() {
    return address.map(Client::network).orElseGet(this::withoutAddress);
  }

  /** Its whole address; {@code unix} for a Unix domain socket. */
  String wholeAddress() {
    return address.map(IpAddress::toString).orElseGet(this::withoutAddress);
  }

  private String withoutAddress() {
    return text.equals(Peers.UNIX) ? text : "unknown";
  }

  private static String network(IpAddress address) {
    int bits = address.bits() == IPV4 ? NETWORK_BITS_OF_IPV4 : NETWORK_BITS_OF_IPV6;
    return address.prefix(bits) + "/" + bits;
  }
}
