package dev.upgraderequired.internal.management;

import dev.upgraderequired.internal.foreign.ForeignCode;
import dev.upgraderequired.internal.guard.Guard;
import jakarta.servlet.FilterConfig;
import java.lang.System.Logger.Level;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** What is to be undone when a filter ends. */
@FunctionalInterface
public interface Management {

  /** For a filter that no container has started. */
  Management NONE = () -> {};

  void end();

  /**
   * Shows a guard to JMX, to Micrometer and to the report. Without the first two, the filter works
   * all the same.
   */
  public static Management begin(Guard guard, FilterConfig config, System.Logger logger) {
    Management jmx = of("JMX", () -> JmxManagement.begin(guard, config, logger), logger);
    Management meters =
        of("Micrometer", () -> MeterManagement.begin(guard, config, logger), logger);
    Management report = of("The report", () -> Guards.publish(guard, config), logger);
    return () ->
        Stream.of(jmx, meters, report).forEach(shown -> ForeignCode.runQuietly(shown::end));
  }

  // Here, and not in what begins: without what it is for, that does not even link.
  private static Management of(String what, Callable<Management> begin, System.Logger logger) {
    return ForeignCode.call(
        begin,
        failure -> {
          ForeignCode.runQuietly(
              () -> {
                if (failure instanceof NoClassDefFoundError) {
                  logger.log(Level.DEBUG, "There is no " + what + " to show this filter", failure);
                } else {
                  logger.log(Level.WARNING, what + " does not show this filter", failure);
                }
              });
          return NONE;
        });
  }

  /** The path of the web application, {@code /} for that of the root. */
  static String context(FilterConfig config) {
    String path = config.getServletContext().getContextPath();
    return path.isEmpty() ? "/" : path;
  }
}
