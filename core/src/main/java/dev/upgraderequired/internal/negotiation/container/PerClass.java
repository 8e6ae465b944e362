package dev.upgraderequired.internal.negotiation.container;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A cache of reflection results by class, fastest for the first class. */
public final class PerClass<T> {

  // An Optional, not a class of this library: a value that a container's class refers to would keep
  // the class loader of the application in memory.
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
    // Mostly there is only one class, and this is several times as fast.
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
