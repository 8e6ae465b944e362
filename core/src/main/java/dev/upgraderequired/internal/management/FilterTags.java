package dev.upgraderequired.internal.management;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.search.Search;

/** The tags that tell the meters of a filter from those of others in the same registry. */
final class FilterTags {

  /** More duplicates indicate leaked registrations. */
  private static final int MAX_DUPLICATES = 100;

  private FilterTags() {}

  /**
   * The context path and the name of the filter. If a running filter has both already, a number
   * follows the name: {@code guard-2}. So it is with parallel deployment, virtual hosts, and
   * several servers in one JVM. Micrometer would return the meters of the other filter, and show
   * nothing of this one.
   *
   * @throws IllegalStateException if a hundred filters have both
   */
  static Tags free(MeterRegistry registry, String context, String filter) {
    for (int instance = 1; instance <= MAX_DUPLICATES; instance++) {
      Tags tags =
          Tags.of("context", context, "filter", instance == 1 ? filter : filter + '-' + instance);
      if (!areTaken(tags, registry)) {
        return tags;
      }
    }
    throw new IllegalStateException(
        "Meters of " + MAX_DUPLICATES + " filters " + filter + " of " + context + " already exist");
  }

  private static boolean areTaken(Tags tags, MeterRegistry registry) {
    return !Search.in(registry)
            .name(name -> name.startsWith(FilterMeter.PREFIX))
            .tags(tags)
            .meters()
            .isEmpty()
        || (registry instanceof CompositeMeterRegistry composite
            && composite.getRegistries().stream().anyMatch(part -> areTaken(tags, part)));
  }

  /** Whether what is registered in the first of two registries is in the second one, too. */
  static boolean reaches(MeterRegistry registry, MeterRegistry part) {
    return registry.equals(part)
        || (registry instanceof CompositeMeterRegistry composite
            && composite.getRegistries().stream().anyMatch(each -> reaches(each, part)));
  }
}
