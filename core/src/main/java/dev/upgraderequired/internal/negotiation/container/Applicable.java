package dev.upgraderequired.internal.negotiation.container;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sources that may apply to a request, the most trustworthy first. An application mostly has
 * one container, and so only sees requests of one class: for these, no other container is
 * considered again.
 */
final class Applicable<S extends ContainerSource> {

  private final List<S> all;
  private volatile @Nullable OfClass<S> first;

  private record OfClass<S>(Class<?> requestClass, List<S> sources) {}

  Applicable(List<S> all) {
    this.all = all;
  }

  /** All sources that may apply to requests of a class, perhaps with others. */
  List<S> to(Class<?> requestClass) {
    OfClass<S> known = first;
    if (known == null) {
      known = new OfClass<>(requestClass, filtered(requestClass));
      first = known;
    }
    return known.requestClass() == requestClass ? known.sources() : all;
  }

  private List<S> filtered(Class<?> requestClass) {
    return all.stream().filter(source -> source.mayApplyTo(requestClass)).toList();
  }
}
