package dev.upgraderequired.internal.negotiation.address;

import dev.upgraderequired.internal.cache.LazyPattern;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An IPv4 or IPv6 address, read from its text without DNS. */
public record IpAddress(InetAddress value) {

  // Only literals of these forms are passed to InetAddress, which would look up others in DNS.
  private static final String OCTET = "(0|[1-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-5])";
  private static final LazyPattern IPV4 = new LazyPattern(OCTET + "(\\." + OCTET + "){3}");
  private static final LazyPattern IPV6 = new LazyPattern("[0-9A-Fa-f:][0-9A-Fa-f:.]{1,44}");

  private static final LazyPattern ZONE = new LazyPattern("(?<=:.{0,45})%[\\w.-]{1,64}$");

  /** With brackets and a zone. Longer texts are rejected without parsing them. */
  private static final int MAX_LENGTH = 112;

  /** As in URIs, and in getRemoteAddr() of Jetty. */
  private static final LazyPattern BRACKETS = new LazyPattern("^\\[([^\\[\\]]*:[^\\[\\]]*)]$");

  /**
   * Parses a dotted IPv4 address, or an IPv6 address with or without brackets and zone, which is
   * dropped. An IPv4-mapped IPv6 address ({@code ::ffff:192.0.2.1}, RFC 4291 §2.5.5.2) becomes the
   * IPv4 address.
   */
  public static Optional<IpAddress> parse(String text) {
    if (text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    boolean isIpv6 = text.indexOf(':') >= 0;
    String address = isIpv6 ? withoutBracketsAndZone(text) : text;
    if (!(isIpv6 ? IPV6 : IPV4).matcher(address).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new IpAddress(InetAddress.getByName(address)));
    } catch (UnknownHostException malformed) {
      return Optional.empty();
    }
  }

  private static String withoutBracketsAndZone(String text) {
    return ZONE.matcher(BRACKETS.matcher(text).replaceFirst("$1")).replaceFirst("");
  }

  /** The IP address of a socket address, or the socket address if it has none (Unix domain). */
  public static @Nullable Object ofSocketOrNull(@Nullable Object socketAddress) {
    return socketAddress instanceof InetSocketAddress inet ? inet.getAddress() : socketAddress;
  }

  /** The address in text or an InetAddress; empty for other objects. */
  public static Optional<IpAddress> of(@Nullable Object textOrInetAddress) {
    if (textOrInetAddress instanceof InetAddress address) {
      return Optional.of(new IpAddress(address));
    }
    return textOrInetAddress instanceof String text ? parse(text) : Optional.empty();
  }

  /** The length of addresses of this family: 32 or 128 bits. */
  public int bits() {
    return value.getAddress().length * Byte.SIZE;
  }

  /** This address with all bits after the first {@code length} cleared. */
  public IpAddress prefix(int length) {
    byte[] bytes = value.getAddress();
    int whole = length / Byte.SIZE;
    if (whole < bytes.length) {
      bytes[whole] &= (byte) (0xFF00 >> length % Byte.SIZE);
      Arrays.fill(bytes, whole + 1, bytes.length, (byte) 0);
    }
    try {
      return new IpAddress(InetAddress.getByAddress(bytes));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("4 and 16 bytes are an address", e);
    }
  }

  @Override
  public String toString() {
    return value.getHostAddress();
  }
}
