package dev.upgraderequired.internal.start;

import dev.upgraderequired.internal.foreign.ForeignCode;
import jakarta.servlet.ServletContext;
import java.lang.System.Logger.Level;

/**
 * Logs to the log of the filter why the application does not start: containers write it to other
 * logs, Tomcat to {@code localhost.DATE.log}.
 */
public final class StartLog {

  private static final String ATTRIBUTE = "dev.upgraderequired.mistakes.";

  private StartLog() {}

  /**
   * Logs the mistakes of a filter or listener, once: Undertow initializes a filter again at every
   * request until that succeeds.
   */
  public static void logOnce(
      String name, String message, ServletContext context, System.Logger logger) {
    if (!message.equals(ForeignCode.orElse(() -> context.getAttribute(ATTRIBUTE + name), ""))) {
      ForeignCode.runQuietly(() -> context.setAttribute(ATTRIBUTE + name, message));
      ForeignCode.runQuietly(() -> logger.log(Level.ERROR, message));
    }
  }
}
