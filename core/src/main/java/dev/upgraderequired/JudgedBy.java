package dev.upgraderequired;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * The mark on a request that violates a policy: for which filters it has been judged, so that it is
 * not judged for them again when it is dispatched. Requests that comply have none, since setting an
 * attribute allocates: to judge them again costs less.
 */
final class JudgedBy {

  private static final String ATTRIBUTE = "dev.upgraderequired.judgedBy";

  private JudgedBy() {}

  static boolean includes(Witnesses filter, HttpServletRequest own) {
    // contains() would ask equals of what another version of this library may have left here.
    return filters(own).stream().anyMatch(marked -> marked == filter);
  }

  static void add(Witnesses filter, HttpServletRequest own) {
    List<Object> filters = new ArrayList<>(filters(own));
    filters.add(filter);
    RequestAttributes.set(own, ATTRIBUTE, filters);
  }

  private static List<?> filters(HttpServletRequest own) {
    return own.getAttribute(ATTRIBUTE) instanceof List<?> filters ? filters : List.of();
  }
}
