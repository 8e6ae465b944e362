package dev.upgraderequired.internal.guard;

import dev.upgraderequired.internal.request.RequestAttributes;
import jakarta.servlet.http.HttpServletRequest;
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

  static boolean isSet(ViolationRecorder filter, HttpServletRequest own) {
    // Not contains(): it would call equals() of objects that another version of this library left.
    return filters(own).stream().anyMatch(marked -> marked == filter);
  }

  static void set(ViolationRecorder filter, HttpServletRequest own) {
    List<Object> filters = new ArrayList<>(filters(own));
    filters.add(filter);
    RequestAttributes.set(own, ATTRIBUTE, filters);
  }

  private static List<?> filters(HttpServletRequest own) {
    return own.getAttribute(ATTRIBUTE) instanceof List<?> filters ? filters : List.of();
  }
}
