package dev.upgraderequired.internal.negotiation.address;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A set of CIDR blocks.
 *
 * @param blocks in the order of the configuration
 * @param disjoint the blocks that are not contained in another one, in the order of their addresses
 */
public record AddressRanges(List<CidrBlock> blocks, List<CidrBlock> disjoint) {

  /** No address. */
  static final AddressRanges NONE = new AddressRanges(List.of(), List.of());

  /** A set of these blocks. */
  public static AddressRanges of(Collection<CidrBlock> blocks) {
    List<CidrBlock> disjoint = new ArrayList<>();
    for (CidrBlock block : blocks.stream().sorted(byAddress()).toList()) {
      // Two blocks are disjoint, or the former contains the latter.
      if (disjoint.isEmpty() || !disjoint.get(disjoint.size() - 1).contains(block.first())) {
        disjoint.add(block);
      }
    }
    return new AddressRanges(blocks.stream().distinct().toList(), List.copyOf(disjoint));
  }

  // Not a constant: few sites name any address, and all would wait for it at start.
  private static Comparator<CidrBlock> byAddress() {
    return Comparator.comparing(
            (CidrBlock block) -> block.first().value().getAddress(), AddressRanges::compare)
        .thenComparing(CidrBlock::prefixLength);
  }

  /**
   * Parses a set of blocks.
   *
   * @throws IllegalArgumentException if a text is no CIDR block
   */
  public static AddressRanges parse(Collection<String> texts) {
    return of(texts.stream().map(CidrBlock::parse).toList());
  }

  /** Whether the address is in any of the blocks. */
  public boolean contains(IpAddress address) {
    byte[] bytes = address.value().getAddress();
    int low = 0;
    int high = disjoint.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (compare(disjoint.get(middle).first().value().getAddress(), bytes) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low > 0 && disjoint.get(low - 1).contains(address);
  }

  /** IPv4 before IPv6, and then by the bits. */
  private static int compare(byte[] one, byte[] other) {
    return one.length == other.length
        ? Arrays.compareUnsigned(one, other)
        : Integer.compare(one.length, other.length);
  }

  @Override
  public String toString() {
    return blocks.stream().map(CidrBlock::toString).collect(Collectors.joining(", "));
  }
}
