package dev.upgraderequired.internal.negotiation.address;

import java.net.InetAddress;

/**
 * A number that stands for a client: the same for all IPv6 addresses with the same first 64 bits,
 * since one household or machine changes the others (RFC 8981). Computed without an allocation.
 */
public final class ClientKey {

  private static final int IPV4_BYTES = 4;
  private static final int GROUPS = 8;
  private static final int GROUPS_OF_PREFIX = 4;
  private static final int GROUP_BITS = 16;

  private ClientKey() {}

  /**
   * The key of an address, or of any other text. Texts that end in an IPv4 address have the key of
   * that; addresses without a prefix, such as {@code ::1}, have one each.
   */
  public static long of(String address) {
    if (address.indexOf(':') < 0 && address.indexOf('%') < 0) {
      // As hash() returns it, but many times as fast.
      return address.hashCode();
    }
    int end = end(address);
    if (address.indexOf('.') >= 0 && address.indexOf('.') < end) {
      return hash(address, address.lastIndexOf(':', end - 1) + 1, end);
    }
    long prefix = address.indexOf(':') < 0 ? 0 : prefix(address, end);
    return prefix == 0 ? hash(address, 0, end) : prefix;
  }

  /** The same as of the text of the address. */
  public static long of(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length == IPV4_BYTES) {
      return hashOfDotted(bytes);
    }
    long prefix = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      prefix = prefix << Byte.SIZE | (bytes[i] & 0xff);
    }
    return prefix == 0 ? of(address.getHostAddress()) : prefix;
  }

  private static int hashOfDotted(byte[] bytes) {
    int hash = 0;
    for (int i = 0; i < IPV4_BYTES; i++) {
      int octet = bytes[i] & 0xff;
      hash = i == 0 ? hash : 31 * hash + '.';
      hash = octet < 100 ? hash : 31 * hash + '0' + octet / 100;
      hash = octet < 10 ? hash : 31 * hash + '0' + octet / 10 % 10;
      hash = 31 * hash + '0' + octet % 10;
    }
    return hash;
  }

  /** The hash code of a part, as {@link String#hashCode()}. */
  private static int hash(String text, int start, int end) {
    int hash = 0;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + text.charAt(i);
    }
    return hash;
  }

  /** Where the zone starts (RFC 4007 §11). */
  private static int end(String address) {
    int zone = address.indexOf('%');
    return zone < 0 ? address.length() : zone;
  }

  private static long prefix(String address, int end) {
    int gap = address.indexOf("::");
    int beforeGap = gap < 0 ? GROUPS : groups(address, gap);
    int inGap = gap < 0 ? 0 : GROUPS - groups(address, end);
    long prefix = 0;
    int group = 0;
    for (int i = 0; i < end; i++) {
      int digit = Character.digit(address.charAt(i), 16);
      if (digit >= 0) {
        int index = group < beforeGap ? group : group + inGap;
        prefix = index < GROUPS_OF_PREFIX ? withDigit(digit, index, prefix) : prefix;
        group += isLastOfGroup(address, i, end) ? 1 : 0;
      }
    }
    return prefix;
  }

  private static long withDigit(int digit, int index, long prefix) {
    int shift = GROUP_BITS * (GROUPS_OF_PREFIX - 1 - index);
    long group = (prefix >>> shift) & 0xffff;
    return (prefix & ~(0xffffL << shift)) | (((group << 4 | digit) & 0xffff) << shift);
  }

  private static int groups(String address, int end) {
    int groups = 0;
    for (int i = 0; i < end; i++) {
      boolean isDigit = Character.digit(address.charAt(i), 16) >= 0;
      groups += isDigit && isLastOfGroup(address, i, end) ? 1 : 0;
    }
    return groups;
  }

  private static boolean isLastOfGroup(String address, int i, int end) {
    return i + 1 == end || Character.digit(address.charAt(i + 1), 16) < 0;
  }
}
