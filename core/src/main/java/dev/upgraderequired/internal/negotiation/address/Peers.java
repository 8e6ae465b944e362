package dev.upgraderequired.internal.negotiation.address;

import dev.upgraderequired.internal.cache.LazyPattern;
import dev.upgraderequired.internal.text.Printable;
import java.net.UnixDomainSocketAddress;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The peers that an option names.
 *
 * @param addresses of peers that connect by TCP
 * @param unix whether every peer is included that connects by a Unix domain socket; it has no
 *     address, and the permissions of the socket's file decide who can connect
 */
public record Peers(AddressRanges addresses, boolean unix) {

  /** What options and reports call the peers of Unix domain sockets. */
  public static final String UNIX = "unix";

  private static final LazyPattern SOCKET = new LazyPattern("(?i)unix|sock|^/");

  /** No peer. */
  public static final Peers NONE = new Peers(AddressRanges.NONE, false);

  /**
   * Parses a set of peers.
   *
   * @throws IllegalArgumentException if a text is neither a CIDR block nor {@code unix}
   */
  public static Peers parse(Collection<String> texts) {
    List<String> others = texts.stream().filter(text -> !isUnix(text)).toList();
    others.forEach(Peers::requireNoSocket);
    return new Peers(AddressRanges.parse(others), others.size() < texts.size());
  }

  // A path, as nginx and others write one: this option cannot tell one socket from another.
  private static void requireNoSocket(String text) {
    if (SOCKET.matcher(text).find()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "\"%s\" is not an address or CIDR block; did you mean unix, which is every peer of a"
                  + " Unix domain socket?",
              Printable.of(text)));
    }
  }

  private static boolean isUnix(String text) {
    return text.equalsIgnoreCase(UNIX);
  }

  /** Whether the address of a peer, as the container provides it, is that of a Unix socket. */
  public static boolean isUnix(@Nullable Object peer) {
    return peer instanceof UnixDomainSocketAddress;
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return !unix && addresses.blocks().isEmpty();
  }

  /** Whether a peer is included, by its address as the container provides it. */
  public boolean contains(@Nullable Object peer) {
    return isUnix(peer) ? unix : IpAddress.of(peer).filter(addresses::contains).isPresent();
  }

  @Override
  public String toString() {
    return Stream.of(addresses.toString(), unix ? UNIX : "")
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", "));
  }
}
