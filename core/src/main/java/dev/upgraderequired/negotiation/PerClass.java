package dev.upgraderequired.negotiation;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What reflection finds in a class: looked for once, and at hand for the class of the first. */
final class PerClass<T> {

  private final ClassValue<Found<T>> all;
  private volatile @Nullable Found<T> first;

  private record Found<T>(Class<?> type, Optional<T> member) {}

  PerClass(Function<Class<?>, Optional<T>> finder) {
    all =
        new ClassValue<>() {
          @Override
          protected Found<T> computeValue(Class<?> type) {
            return new Found<>(type, finder.apply(type));
          }
        };
  }

  Optional<T> in(Class<?> type) {
    // Most that is asked is of one class for ever, and this is several times as fast.
    Found<T> known = first;
    if (known != null && known.type() == type) {
      return known.member();
    }
    Found<T> found = all.get(type);
    if (known == null) {
      first = found;
    }
    return found.member();
  }
}
