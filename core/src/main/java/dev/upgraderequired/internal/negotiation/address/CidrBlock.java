package dev.upgraderequired.internal.negotiation.address;

import java.util.Locale;

/** A block of IP addresses: all that share their first bits with this one (RFC 4632 §3.1). */
public record CidrBlock(IpAddress first, int prefixLength) {

  private static final String ACCEPTED =
      "use an address such as 192.0.2.7 or a CIDR block such as 192.0.2.0/24 or 2001:db8::/32";

  /** How many bits stand in front of an IPv4 address that is mapped into IPv6. */
  private static final int MAPPED = 96;

  /**
   * The block that a text names: {@code 192.0.2.0/24}, {@code 2001:db8::/32}, or a single address.
   *
   * @throws IllegalArgumentException if it names none, or has bits set behind its prefix
   */
  public static CidrBlock parse(String text) {
    String[] parts = text.split("/", 2);
    IpAddress address = IpAddress.parse(parts[0]).orElseThrow(() -> notOne(text));
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
      throw notOne(text);
    }
    int length = Integer.parseInt(parts[1]) - (mapped ? MAPPED : 0);
    if (length < 0 || length > address.bits()) {
      throw notOne(text);
    }
    return length;
  }

  private static IllegalArgumentException notOne(String text) {
    return new IllegalArgumentException(
        String.format(Locale.ROOT, "\"%s\" is not an address or CIDR block; %s", text, ACCEPTED));
  }

  /** Whether an address is in it. */
  boolean contains(IpAddress address) {
    return address.bits() == first.bits() && address.prefix(prefixLength).equals(first);
  }

  @Override
  public String toString() {
    return prefixLength == first.bits() ? first.toString() : first + "/" + prefixLength;
  }
}
