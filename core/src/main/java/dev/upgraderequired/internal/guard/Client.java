package dev.upgraderequired.internal.guard;

import dev.upgraderequired.internal.cache.SlotCache;
import dev.upgraderequired.internal.foreign.ForeignCode;
import dev.upgraderequired.internal.negotiation.address.ClientKey;
import dev.upgraderequired.internal.negotiation.address.IpAddress;
import dev.upgraderequired.internal.negotiation.address.Peers;
import dev.upgraderequired.internal.negotiation.container.ClientAddress;
import dev.upgraderequired.internal.negotiation.proxy.TrustedProxies;
import dev.upgraderequired.internal.request.ContainerRequest;
import dev.upgraderequired.internal.request.RequestLimits;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The client of a request, for counting; not a credential.
 *
 * @param text the address as the container or a proxy reports it; empty if it is too long for one
 * @param address the parsed text; empty if it is no IP address
 * @param network such as {@code 192.0.2.0/24}; {@code unix} for a Unix domain socket
 * @param hash uniformly distributed
 */
record Client(String text, Optional<IpAddress> address, String network, long hash) {

  private static final SlotCache<String, Client> CLIENTS = new SlotCache<>();

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
    return CLIENTS.get(text, Client::parse);
  }

  private static Client parse(String text) {
    Optional<IpAddress> address = IpAddress.parse(text);
    String network = address.map(Client::network).orElseGet(() -> withoutAddress(text));
    return new Client(text, address, network, mixed(ClientKey.of(text)));
  }

  /** A uniformly distributed hash of the client, computed without an allocation. */
  static long hash(
      ContainerRequest request, NegotiatedProtocol negotiated, TrustedProxies proxies) {
    InetAddress address =
        negotiated.isReportedByProxy() ? null : ClientAddress.withoutTextOrNull(request);
    return mixed(
        address == null ? ClientKey.of(text(request, negotiated, proxies)) : ClientKey.of(address));
  }

  private static String text(
      ContainerRequest request, NegotiatedProtocol negotiated, TrustedProxies proxies) {
    try {
      String text =
          negotiated.isReportedByProxy() ? proxies.clientOf(request) : ClientAddress.of(request);
      return text.length() > RequestLimits.LONGEST_ADDRESS ? "" : text;
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

  /** The bytes by which a brownout selects clients. */
  byte[] bytes() {
    return address
        .map(whole -> whole.bits() == IPV4 ? whole : whole.prefix(CLIENT_BITS_OF_IPV6))
        .map(kept -> kept.value().getAddress())
        .orElseGet(() -> text.getBytes(StandardCharsets.UTF_8));
  }

  /** Its whole address; {@code unix} for a Unix domain socket. */
  String wholeAddress() {
    return address.map(IpAddress::toString).orElseGet(() -> withoutAddress(text));
  }

  private static String withoutAddress(String text) {
    return text.equals(Peers.UNIX) ? text : "unknown";
  }

  private static String network(IpAddress address) {
    int bits = address.bits() == IPV4 ? NETWORK_BITS_OF_IPV4 : NETWORK_BITS_OF_IPV6;
    return address.prefix(bits) + "/" + bits;
  }
}
