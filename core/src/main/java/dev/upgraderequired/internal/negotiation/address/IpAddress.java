package dev.upgraderequired.internal.negotiation.address;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An IPv4 or IPv6 address, read from its text without DNS. */
public record IpAddress(InetAddress value) {

  // Only literals of these forms may reach InetAddress: anything else it would look up in DNS.
  private static final String OCTET = "(0|[1-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-5])";
  private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:][0-9A-Fa-f:.]{1,44}");

  private static final Pattern ZONE = Pattern.compile("(?<=:.{0,45})%[\\w.-]{1,64}$");

  /** With brackets and a zone; what is longer is none, and not looked at any further. */
  private static final int LONGEST = 112;

  /** As in URIs, and as Jetty has it in getRemoteAddr(). */
  private static final Pattern BRACKETS = Pattern.compile("^\\[([^\\[\\]]*:[^\\[\\]]*)]$");

  /**
   * The address that a text is: dotted IPv4, or IPv6 with or without brackets, and with or without
   * a zone, which is left out. An IPv4 address mapped into IPv6 ({@code ::ffff:192.0.2.1}, RFC 4291
   * §2.5.5.2) is that of IPv4.
   */
  public static Optional<IpAddress> parse(String text) {
    if (text.length() > LONGEST) {
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

  /** The address in that of a socket; the latter itself where it has none, as of a Unix socket. */
  public static @Nullable Object ofSocketOrNull(@Nullable Object socketAddress) {
    return socketAddress instanceof InetSocketAddress inet ? inet.getAddress() : socketAddress;
  }

  /** The address that is text or an InetAddress; empty for anything else. */
  public static Optional<IpAddress> of(@Nullable Object textOrInetAddress) {
    if (textOrInetAddress instanceof InetAddress address) {
      return Optional.of(new IpAddress(address));
    }
    return textOrInetAddress instanceof String text ? parse(text) : Optional.empty();
  }

  /** How many bits an address of this family has: 32 or 128. */
  public int bits() {
    return value.getAddress().length * Byte.SIZE;
  }

  /** This address with all bits behind the first {@code length} cleared. */
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
