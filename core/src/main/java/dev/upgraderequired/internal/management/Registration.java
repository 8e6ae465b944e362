package dev.upgraderequired.internal.management;

import dev.upgraderequired.internal.config.Monitoring;
import dev.upgraderequired.internal.foreign.ForeignCode;
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
   * Registers a filter with JMX and Micrometer, unless it is not to be, and with the servlet
   * context. Failures are logged; the filter works without any of them.
   */
  static Registration of(StartedFilter filter, Monitoring monitoring, System.Logger logger) {
    Registration jmx =
        monitoring.jmx() ? attempt("JMX", () -> JmxRegistration.of(filter, logger), logger) : NONE;
    Registration meters =
        monitoring.globalMeters()
            ? attempt(
                "Micrometer", () -> MeterRegistration.inGlobalRegistry(filter, logger), logger)
            : NONE;
    Registration context = attempt("The application", () -> ContextRegistration.of(filter), logger);
    return () ->
        Stream.of(jmx, meters, context)
            .forEach(registration -> ForeignCode.runQuietly(registration::close));
  }

  // Catches NoClassDefFoundError, too: a class that refers to a missing class cannot be linked, so
  // it cannot catch the error itself.
  static Registration attempt(
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
}
