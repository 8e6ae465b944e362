package dev.upgraderequired.negotiation;

import dev.upgraderequired.protocol.TransportSecurity;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * What pairs of names have turned out to mean: JSSE has one String for each version and each suite,
 * so that two of them are told to be the same without a look at what they say.
 */
final class TlsNames {

  static final TlsNames KNOWN = new TlsNames();

  private static final int PLACES = 64;

  private final AtomicReferenceArray<@Nullable Meaning> meanings =
      new AtomicReferenceArray<>(PLACES);

  private record Meaning(
      @Nullable Object version, @Nullable Object suite, TransportSecurity security) {}

  /** The same as {@link TlsSource#parse}, which is asked only for what has no place here. */
  @SuppressWarnings("ReferenceEquality") // That is the point.
  TransportSecurity get(@Nullable Object version, @Nullable Object suite) {
    int place = (System.identityHashCode(version) ^ System.identityHashCode(suite)) & (PLACES - 1);
    Meaning known = meanings.getPlain(place);
    if (known != null && known.version() == version && known.suite() == suite) {
      return known.security();
    }
    TransportSecurity security = TlsSource.parse(version, suite);
    meanings.setRelease(place, new Meaning(version, suite, security));
    return security;
  }
}
