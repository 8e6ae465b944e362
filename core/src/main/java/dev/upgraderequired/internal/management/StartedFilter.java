package dev.upgraderequired.internal.management;

import dev.upgraderequired.internal.census.Census;
import dev.upgraderequired.spi.UpgradeRequiredControl;
import jakarta.servlet.FilterConfig;

/** What monitoring knows of a filter that the container has initialized. */
public record StartedFilter(UpgradeRequiredControl control, Census census, FilterConfig config) {

  /** The context path; {@code /} for the root application. */
  String context() {
    String path = config.getServletContext().getContextPath();
    return path.isEmpty() ? "/" : path;
  }

  String name() {
    return config.getFilterName();
  }
}
