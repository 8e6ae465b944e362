package dev.upgraderequired.internal.management;

import dev.upgraderequired.spi.UpgradeRequiredControl;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;

/** Registers the control of a filter as a context attribute, for code of the application. */
final class ContextRegistration {

  private ContextRegistration() {}

  static Registration of(UpgradeRequiredControl control, FilterConfig config) {
    ServletContext context = config.getServletContext();
    String name = UpgradeRequiredControl.CONTEXT_ATTRIBUTE + config.getFilterName();
    context.setAttribute(name, control);
    return () -> context.removeAttribute(name);
  }
}
