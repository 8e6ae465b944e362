package dev.upgraderequired.internal.guard;

import dev.upgraderequired.internal.foreign.ForeignCode;
import dev.upgraderequired.internal.negotiation.address.IpAddress;
import dev.upgraderequired.internal.negotiation.proxy.TrustedProxies;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Whom a request came from, for counting: good enough to tell clients apart, and no credential.
 *
 * @param text an address as somebody wrote it
 * @param address what it is, if it is one
 */
record Client(String text, Optional<IpAddress> address) {

  private static final int IPV4 = 32;
  private static final int NETWORK_BITS_OF_IPV4 = 24;
  private static final int NETWORK_BITS_OF_IPV6 = 48;

  /** One household or machine has all of these, and changes the rest as it likes. */
  private static final int CLIENT_BITS_OF_IPV6 = 64;

  static Client of(HttpServletRequest own, NegotiatedProtocol negotiated, TrustedProxies proxies) {
    String text = text(own, negotiated, proxies);
    return new Client(text, IpAddress.parse(text));
  }

  /** The address in a hash of which all bits are equally likely; without an allocation. */
  static long hash(HttpServletRequest own, NegotiatedProtocol negotiated, TrustedProxies proxies) {
    return mixed(text(own, negotiated, proxies).hashCode());
  }

  private static String text(
      HttpServletRequest own, NegotiatedProtocol negotiated, TrustedProxies proxies) {
    try {
      String address = negotiated.isReportedByProxy() ? proxies.clientOf(own) : own.getRemoteAddr();
      return address == null ? "" : address;
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
    return mixed(text.hashCode());
  }

  /** The bytes by which a brownout chooses. */
  byte[] bytes() {
    return address
        .map(whole -> whole.bits() == IPV4 ? whole : whole.prefix(CLIENT_BITS_OF_IPV6))
        .map(kept -> kept.value().getAddress())
        .orElseGet(() -> text.getBytes(StandardCharsets.UTF_8));
  }

  /** Its network, such as {@code 192.0.2.0/24}. */
  String network() {
    return address.map(Client::network).orElse("unknown");
  }

  /** Its whole address. */
  String wholeAddress() {
    return address.map(IpAddress::toString).orElse("unknown");
  }

  private static String network(IpAddress address) {
    int bits = address.bits() == IPV4 ? NETWORK_BITS_OF_IPV4 : NETWORK_BITS_OF_IPV6;
    return address.prefix(bits) + "/" + bits;
  }
}
