package dev.upgraderequired;

import dev.upgraderequired.foreign.ForeignCode;
import jakarta.servlet.ServletContext;
import java.lang.System.Logger.Level;

/**
 * Logs why an application does not start, where the log of the filter is: containers say it in logs
 * of their own, Tomcat in {@code localhost.DATE.log}.
 */
final class StartLog {

  private static final String ATTRIBUTE = "dev.upgraderequired.mistakes.";

  private StartLog() {}

  /**
   * Logs the mistakes of a filter or listener, unless its application has them in the log already:
   * Undertow initializes a filter anew at every request until that succeeds.
   */
  static void mistakes(String name, String message, ServletContext context, System.Logger logger) {
    if (!message.equals(context.getAttribute(ATTRIBUTE + name))) {
      ForeignCode.runQuietly(() -> context.setAttribute(ATTRIBUTE + name, message));
      ForeignCode.runQuietly(() -> logger.log(Level.ERROR, message));
    }
  }
}
