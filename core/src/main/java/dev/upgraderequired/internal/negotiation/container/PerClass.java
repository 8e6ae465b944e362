package dev.upgraderequired.internal.negotiation.container;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What reflection finds in a class: looked for once, and nearest at hand for the first class. */
public final class PerClass<T> {

  // The JDK's own Optional: what a container's class holds of ours would hold our class loader.
  private final ClassValue<Optional<T>> all;
  private volatile @Nullable First<T> first;

  private record First<T>(Class<?> type, Optional<T> found) {}

  PerClass(Function<Class<?>, Optional<T>> finder) {
    all =
        new ClassValue<>() {
          @Override
          protected Optional<T> computeValue(Class<?> type) {
            return finder.apply(type);
          }
        };
  }

  Optional<T> in(Class<?> type) {
    // Most that is asked is of one class for ever, and this is several times as fast.
    First<T> known = first;
    if (known != null && known.type() == type) {
      return known.found();
    }
    Optional<T> found = all.get(type);
    if (known == null) {
      first = new First<>(type, found);
    }
    return found;
  }
}
