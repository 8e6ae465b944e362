package dev.upgraderequired.negotiation;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Any number of CIDR blocks, asked at the cost of one look-up for each length of prefix in use. */
public record CidrBlocks(Set<CidrBlock> blocks, Set<Integer> prefixLengths) {

  /** A set of these blocks. */
  public static CidrBlocks of(Collection<CidrBlock> blocks) {
    return new CidrBlocks(
        new LinkedHashSet<>(blocks),
        blocks.stream().map(CidrBlock::prefixLength).collect(Collectors.toUnmodifiableSet()));
  }

  /** Whether the address is in any of the blocks. */
  public boolean contain(IpAddress address) {
    return prefixLengths.stream()
        .filter(length -> length <= address.bits())
        .anyMatch(length -> blocks.contains(new CidrBlock(address.prefix(length), length)));
  }

  @Override
  public String toString() {
    return blocks.stream().map(CidrBlock::toString).collect(Collectors.joining(", "));
  }
}
