package dev.upgraderequired.internal.negotiation.address;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An IPv4 or IPv6 address, read from its text without DNS. */
public record IpAddress(InetAddress value) {

  /** With brackets and a zone. Longer texts are rejected without parsing them. */
  private static final int MAX_LENGTH = 112;

  private static final int MAX_IPV6_LENGTH = 45;
  private static final int MAX_ZONE_LENGTH = 64;
  private static final int OCTETS = 4;
  private static final int MAX_OCTET = 255;

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
    // Only literals are passed to InetAddress, which would look up others in DNS.
    if (!(isIpv6 ? mayBeIpv6(address) : isIpv4(address))) {
      return Optional.empty();
    }
    try {
      return Optional.of(new IpAddress(InetAddress.getByName(address)));
    } catch (UnknownHostException malformed) {
      return Optional.empty();
    }
  }

  /** Four octets without leading zeros, which some software reads as octal. */
  private static boolean isIpv4(String text) {
    int octets = 1;
    int octet = -1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.' && octet >= 0) {
        octets++;
        octet = -1;
      } else if (c < '0' || c > '9' || octet == 0) {
        return false;
      } else {
        octet = Math.max(octet, 0) * 10 + c - '0';
        if (octet > MAX_OCTET) {
          return false;
        }
      }
    }
    return octets == OCTETS && octet >= 0;
  }

  private static boolean mayBeIpv6(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isPart = c == ':' || (c == '.' && i > 0) || isHexDigit(c);
      if (!isPart) {
        return false;
      }
    }
    return text.length() > 1 && text.length() <= MAX_IPV6_LENGTH;
  }

  private static boolean isHexDigit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  /** With brackets as in URIs, and in getRemoteAddr() of Jetty. */
  private static String withoutBracketsAndZone(String text) {
    int last = text.length() - 1;
    boolean hasBrackets = text.charAt(0) == '[' && text.indexOf(']') == last;
    String address = hasBrackets ? text.substring(1, last) : text;
    int zone = address.indexOf('%');
    return zone >= 0 && isZone(address, zone + 1) ? address.substring(0, zone) : address;
  }

  private static boolean isZone(String text, int start) {
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isPart = isHexDigit(c) || (c >= 'g' && c <= 'z') || (c >= 'G' && c <= 'Z');
      if (!isPart && "_.-".indexOf(c) < 0) {
        return false;
      }
    }
    return start < text.length() && text.length() - start <= MAX_ZONE_LENGTH;
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

  /** The canonical text (RFC 5952 §4), without a zone. */
  @Override
  public String toString() {
    byte[] bytes = value.getAddress();
    return bytes.length == OCTETS ? value.getHostAddress() : Ipv6Text.of(bytes);
  }
}
