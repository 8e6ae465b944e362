package dev.upgraderequired.internal.negotiation.address;

import dev.upgraderequired.internal.cache.LazyPattern;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;

/** The canonical text of an IPv6 address (RFC 5952 §4). */
final class Ipv6Text {

  private static final LazyPattern ZEROS = new LazyPattern("(?:^|:)0(?::0)++(?:$|:)");

  private static final Comparator<MatchResult> BY_GROUPS =
      Comparator.comparingLong(zeros -> zeros.group().chars().filter(c -> c == '0').count());

  private Ipv6Text() {}

  /** The text of 16 bytes. */
  static String of(byte[] address) {
    String groups =
        ByteBuffer.wrap(address)
            .asCharBuffer()
            .chars()
            .mapToObj(Integer::toHexString)
            .collect(Collectors.joining(":"));
    // The first of several that are equally long (RFC 5952 §4.2.3), as max returns it.
    return ZEROS
        .matcher(groups)
        .results()
        .max(BY_GROUPS)
        .map(zeros -> groups.substring(0, zeros.start()) + "::" + groups.substring(zeros.end()))
        .orElse(groups);
  }
}
