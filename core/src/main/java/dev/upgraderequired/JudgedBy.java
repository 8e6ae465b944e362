package dev.upgraderequired;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * The mark on a request that violates a policy: by which guards it has been judged, so that none
 * judges it again when it is dispatched. Requests that comply have none, since setting an attribute
 * allocates: to judge them again costs less.
 */
final class JudgedBy {

  private static final String ATTRIBUTE = "dev.upgraderequired.judgedBy";

  private JudgedBy() {}

  static boolean includes(Guard guard, HttpServletRequest own) {
    // contains() would ask equals of what another version of this library may have left here.
    return guards(own).stream().anyMatch(judge -> judge == guard);
  }

  static void add(Guard guard, HttpServletRequest own) {
    List<Object> guards = new ArrayList<>(guards(own));
    guards.add(guard);
    own.setAttribute(ATTRIBUTE, guards);
  }

  private static List<?> guards(HttpServletRequest own) {
    return own.getAttribute(ATTRIBUTE) instanceof List<?> guards ? guards : List.of();
  }
}
