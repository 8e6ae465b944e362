package dev.upgraderequired.internal.management;

import dev.upgraderequired.spi.UpgradeRequiredControl;
import jakarta.servlet.ServletContext;

/** Registers the control of a filter as a context attribute, for code of the application. */
final class ContextRegistration {

  private ContextRegistration() {}

  static Registration of(StartedFilter filter) {
    ServletContext context = filter.config().getServletContext();
    String name = UpgradeRequiredControl.CONTEXT_ATTRIBUTE + filter.name();
    context.setAttribute(name, filter.control());
    return () -> context.removeAttribute(name);
  }
}
