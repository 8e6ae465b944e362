package dev.upgraderequired.negotiation;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What reflection finds in a class: looked for once, and at hand for the class asked for last. */
final class PerClass<T> {

  private final ClassValue<Optional<T>> all;
  private volatile @Nullable Found<T> last;

  private record Found<T>(Class<?> type, Optional<T> found) {}

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
    // A connector's requests are all of one class, and this is several times as fast.
    Found<T> known = last;
    if (known != null && known.type() == type) {
      return known.found();
    }
    Found<T> found = new Found<>(type, all.get(type));
    last = found;
    return found.found();
  }
}
