package dev.upgraderequired.internal.census;

import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.protocol.TransportSecurity;
import dev.upgraderequired.protocol.TransportSecurity.Cleartext;
import dev.upgraderequired.protocol.TransportSecurity.Contradictory;
import dev.upgraderequired.protocol.TransportSecurity.Tls;
import dev.upgraderequired.protocol.TransportSecurity.TlsAtLeast;
import dev.upgraderequired.protocol.TransportSecurity.TlsOfUnknownVersion;
import dev.upgraderequired.protocol.TransportSecurity.Unknown;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** Numbers the protocols that are counted separately: each HTTP version with each security. */
public final class ProtocolGrid {

  private static final List<HttpVersion> VERSIONS = List.of(HttpVersion.values());

  private static final List<TransportSecurity> SECURITIES = securities();

  private static final Map<HttpVersion, Integer> INDEX_OF_HTTP = indices(HttpVersion.class);

  private static final Map<TlsVersion, Integer> INDEX_OF_TLS = indices(TlsVersion.class);

  /** The number of protocols. */
  public static final int SIZE = VERSIONS.size() * SECURITIES.size();

  private ProtocolGrid() {}

  /** The index of a protocol. Does not allocate. */
  static int indexOf(NegotiatedProtocol negotiated) {
    return indexOf(negotiated.httpVersion()) * SECURITIES.size()
        + indexOf(negotiated.transportSecurity());
  }

  /** The protocol at an index. */
  public static NegotiatedProtocol at(int index) {
    return new NegotiatedProtocol(
        VERSIONS.get(index / SECURITIES.size()), SECURITIES.get(index % SECURITIES.size()));
  }

  /** All protocols that have the same tokens as this one, including itself. */
  public static List<NegotiatedProtocol> withSameTokens(NegotiatedProtocol protocol) {
    return IntStream.range(0, SIZE)
        .mapToObj(ProtocolGrid::at)
        .filter(other -> other.httpVersion().token().equals(protocol.httpVersion().token()))
        .filter(
            other -> other.transportSecurity().token().equals(protocol.transportSecurity().token()))
        .toList();
  }

  private static int indexOf(HttpVersion version) {
    return Objects.requireNonNull(INDEX_OF_HTTP.get(version));
  }

  private static int indexOf(TransportSecurity security) {
    if (security instanceof Tls tls) {
      return indexOf(tls.version());
    }
    if (security instanceof TlsAtLeast atLeast) {
      return 1 + indexOf(atLeast.floor());
    }
    if (security instanceof Cleartext) {
      return 0;
    }
    return security instanceof Unknown || security instanceof Contradictory ? 1 : 2;
  }

  private static int indexOf(TlsVersion version) {
    return 3 + 2 * Objects.requireNonNull(INDEX_OF_TLS.get(version));
  }

  private static <E extends Enum<E>> Map<E, Integer> indices(Class<E> type) {
    Map<E, Integer> indices = new EnumMap<>(type);
    for (E constant : type.getEnumConstants()) {
      indices.put(constant, indices.size());
    }
    return indices;
  }

  private static List<TransportSecurity> securities() {
    List<TransportSecurity> all =
        new ArrayList<>(List.of(Cleartext.INSTANCE, Unknown.INSTANCE, new TlsOfUnknownVersion()));
    for (TlsVersion version : TlsVersion.values()) {
      all.add(new Tls(version));
      all.add(new TlsAtLeast(version));
    }
    return List.copyOf(all);
  }
}
