package dev.upgraderequired.internal.management;

import dev.upgraderequired.spi.UpgradeRequiredControl;
import jakarta.servlet.ServletContext;

/** Registers the control of a filter as a context attribute, for code of the application. */
final class ContextRegistration {

  private ContextRegistration() {}

  static Registration of(StartedFilter filter) {
    return filter
        .application()
        .map(context -> in(context, filter))
        .orElseGet(() -> ServerFilters.add(filter));
  }

  private static Registration in(ServletContext context, StartedFilter filter) {
    String name = UpgradeRequiredControl.CONTEXT_ATTRIBUTE + filter.name();
    context.setAttribute(name, filter.control());
    return () -> context.removeAttribute(name);
  }
}
