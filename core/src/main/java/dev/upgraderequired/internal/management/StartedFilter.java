package dev.upgraderequired.internal.management;

import dev.upgraderequired.internal.guard.Guard;
import dev.upgraderequired.spi.UpgradeRequiredControl;
import jakarta.servlet.FilterConfig;

/**
 * What monitoring knows of a filter that the container has initialized.
 *
 * @param guard the one that the control delegates to while the filter is registered
 */
public record StartedFilter(UpgradeRequiredControl control, Guard guard, FilterConfig config) {

  /** The context path; {@code /} for the root application. */
  String context() {
    String path = config.getServletContext().getContextPath();
    return path.isEmpty() ? "/" : path;
  }

  String name() {
    return config.getFilterName();
  }

  ControlMBean mBean() {
    return new ControlMBean(control, () -> guard.summary().planInWords());
  }

  MeterSource meterSource() {
    return MeterSource.of(guard);
  }
}
