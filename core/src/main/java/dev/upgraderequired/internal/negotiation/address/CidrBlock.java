package dev.upgraderequired.internal.negotiation.address;

import java.util.Locale;

/** A block of IP addresses with a common prefix (RFC 4632 §3.1). */
public record CidrBlock(IpAddress first, int prefixLength) {

  private static final String ACCEPTED =
      "use an address such as 192.0.2.7, a CIDR block such as 192.0.2.0/24 or 2001:db8::/32, or unix"
          + " for Unix domain sockets";

  /** Length of the prefix of an IPv4-mapped IPv6 address. */
  private static final int MAPPED_PREFIX_LENGTH = 96;

  /**
   * Parses a block: {@code 192.0.2.0/24}, {@code 2001:db8::/32}, or a single address.
   *
   * @throws IllegalArgumentException if it is malformed, or has bits set after its prefix
   */
  public static CidrBlock parse(String text) {
    String[] parts = text.split("/", 2);
    IpAddress address = IpAddress.parse(parts[0]).orElseThrow(() -> malformed(text));
    int prefixLength = parts.length == 1 ? address.bits() : prefixLength(text, parts, address);
    if (prefixLength == 0) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "\"%s\" is every address; use narrower CIDR blocks", text));
    }
    IpAddress first = address.prefix(prefixLength);
    if (!first.equals(address)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "\"%s\" has bits set behind its prefix; use %s/%d for the block or %s for the address",
              text,
              first,
              prefixLength,
              address));
    }
    return new CidrBlock(first, prefixLength);
  }

  private static int prefixLength(String text, String[] parts, IpAddress address) {
    boolean mapped = address.bits() == 32 && parts[0].indexOf(':') >= 0;
    if (!parts[1].matches("0|[1-9]\\d{0,2}")) {
      throw malformed(text);
    }
    int length = Integer.parseInt(parts[1]) - (mapped ? MAPPED_PREFIX_LENGTH : 0);
    if (length < 0 || length > address.bits()) {
      throw malformed(text);
    }
    return length;
  }

  private static IllegalArgumentException malformed(String text) {
    return new IllegalArgumentException(
        String.format(Locale.ROOT, "\"%s\" is not an address or CIDR block; %s", text, ACCEPTED));
  }

  /** Whether an address is in this block. */
  boolean contains(IpAddress address) {
    return address.bits() == first.bits() && address.prefix(prefixLength).equals(first);
  }

  @Override
  public String toString() {
    return prefixLength == first.bits() ? first.toString() : first + "/" + prefixLength;
  }
}
