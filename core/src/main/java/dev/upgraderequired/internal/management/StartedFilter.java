package dev.upgraderequired.internal.management;

import dev.upgraderequired.internal.foreign.ForeignCode;
import dev.upgraderequired.internal.guard.Guard;
import dev.upgraderequired.internal.negotiation.container.TomcatContainer;
import dev.upgraderequired.internal.text.Printable;
import dev.upgraderequired.spi.UpgradeRequiredControl;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import java.util.Optional;

/**
 * What monitoring knows of a filter that the container has initialized.
 *
 * @param guard the one that the control delegates to while the filter is registered
 */
public record StartedFilter(UpgradeRequiredControl control, Guard guard, FilterConfig config) {

  /**
   * The context path; {@code /} for the root application. Outside of applications, the engine and
   * host of Tomcat, such as {@code Catalina/localhost}.
   */
  String context() {
    return application()
        .map(ServletContext::getContextPath)
        .map(path -> path.isEmpty() ? "/" : path)
        .orElseGet(() -> ForeignCode.orElse(() -> TomcatContainer.nameOf(config), "server"));
  }

  /**
   * The context of its application. Empty for a filter of Tomcat's FilterValve in an engine or
   * host.
   */
  Optional<ServletContext> application() {
    ServletContext context = config.getServletContext();
    // Every method of FilterValve's context throws UnsupportedOperationException.
    return ForeignCode.call(
        () -> {
          context.getContextPath();
          return Optional.of(context);
        },
        none -> Optional.empty());
  }

  String name() {
    return control.name();
  }

  /** For the log at start: {@code filter "guard" of /shop}. */
  public String inWords() {
    return "filter \"" + Printable.of(name()) + "\" of " + context();
  }

  ControlMBean mBean() {
    return new ControlMBean(control, () -> guard.summary().planInWords());
  }

  MeterSource meterSource() {
    return MeterSource.of(guard);
  }
}
