package dev.upgraderequired.internal.guard;

import dev.upgraderequired.internal.request.ContainerRequest;
import dev.upgraderequired.internal.request.RequestAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * A request attribute that lists the filters which have judged a request and found a violation, so
 * that they do not judge it again when it is dispatched. Requests that comply have none: setting an
 * attribute allocates, and judging them again costs less.
 */
final class JudgedMark {

  private static final String ATTRIBUTE = "dev.upgraderequired.judgedBy";

  private JudgedMark() {}

  static boolean isSet(ViolationRecorder filter, ContainerRequest request) {
    return contains(filters(request), filter);
  }

  // Not List.contains(): it would call equals() of objects that another version of this library
  // set.
  private static boolean contains(List<?> filters, ViolationRecorder filter) {
    for (Object marked : filters) {
      if (marked == filter) {
        return true;
      }
    }
    return false;
  }

  static void set(
      ViolationRecorder filter, ContainerRequest request, RequestAttributes attributes) {
    List<?> earlier = filters(request);
    if (earlier.isEmpty()) {
      attributes.set(ATTRIBUTE, List.of(filter));
      return;
    }
    // A request that something hands to the filter again and again has one mark.
    if (contains(earlier, filter)) {
      return;
    }
    List<Object> filters = new ArrayList<>(earlier);
    filters.add(filter);
    attributes.set(ATTRIBUTE, filters);
  }

  private static List<?> filters(ContainerRequest request) {
    return request.attribute(ATTRIBUTE) instanceof List<?> filters ? filters : List.of();
  }
}
