package dev.upgraderequired.internal.management;

import dev.upgraderequired.internal.foreign.ForeignCode;
import dev.upgraderequired.internal.guard.Guard;
import dev.upgraderequired.spi.UpgradeRequiredControl;
import jakarta.servlet.FilterConfig;
import java.lang.System.Logger.Level;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** The registration of a filter with monitoring, closed when the filter is destroyed. */
@FunctionalInterface
public interface Registration {

  /** The registration of a filter that has not been initialized. */
  Registration NONE = () -> {};

  /** Removes the registration. */
  void close();

  /**
   * Registers a filter with JMX, Micrometer and the servlet context. Failures are logged; the
   * filter works without any of them.
   *
   * @param guard the one that the control delegates to while the filter is registered
   */
  static Registration of(
      UpgradeRequiredControl control, Guard guard, FilterConfig config, System.Logger logger) {
    ControlMBean bean = new ControlMBean(control, () -> guard.summary().planInWords());
    Registration jmx = attempt("JMX", () -> JmxRegistration.of(bean, config, logger), logger);
    Registration meters =
        attempt("Micrometer", () -> MeterRegistration.of(guard, config, logger), logger);
    Registration context =
        attempt("The application", () -> ContextRegistration.of(control, config), logger);
    return () ->
        Stream.of(jmx, meters, context)
            .forEach(registration -> ForeignCode.runQuietly(registration::close));
  }

  // Catches NoClassDefFoundError, too: a class that refers to a missing class cannot be linked, so
  // it
  // cannot catch the error itself.
  private static Registration attempt(
      String what, Callable<Registration> registration, System.Logger logger) {
    return ForeignCode.call(
        registration,
        failure -> {
          ForeignCode.runQuietly(() -> log(what, failure, logger));
          return NONE;
        });
  }

  private static void log(String what, Throwable failure, System.Logger logger) {
    if (failure instanceof NoClassDefFoundError) {
      logger.log(Level.DEBUG, what + " is not available to show this filter", failure);
    } else {
      logger.log(Level.WARNING, what + " does not show this filter", failure);
    }
  }

  /** The context path; {@code /} for the root application. */
  static String context(FilterConfig config) {
    String path = config.getServletContext().getContextPath();
    return path.isEmpty() ? "/" : path;
  }
}
