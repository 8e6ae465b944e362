package dev.upgraderequired.internal.management;

import dev.upgraderequired.internal.guard.Guard;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import java.util.Map;
import java.util.TreeMap;

/** The guards of one application by the names of their filters, where the report finds them. */
public final class Guards {

  private static final String ATTRIBUTE = "dev.upgraderequired.guard.";

  private Guards() {}

  /** Lets the report find a guard, until that is ended. */
  static Management publish(Guard guard, FilterConfig config) {
    ServletContext context = config.getServletContext();
    String name = ATTRIBUTE + config.getFilterName();
    context.setAttribute(name, guard);
    return () -> context.removeAttribute(name);
  }

  public static Map<String, Guard> of(ServletContext context) {
    Map<String, Guard> guards = new TreeMap<>();
    context
        .getAttributeNames()
        .asIterator()
        .forEachRemaining(
            name -> {
              if (name.startsWith(ATTRIBUTE) && context.getAttribute(name) instanceof Guard guard) {
                guards.put(name.substring(ATTRIBUTE.length()), guard);
              }
            });
    return guards;
  }
}
