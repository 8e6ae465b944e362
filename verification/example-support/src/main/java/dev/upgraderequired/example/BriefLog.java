package dev.upgraderequired.example;

import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * A log of one line for each event: who tries an example wants to see what, not where in the code.
 */
public final class BriefLog extends Formatter {

  /** For java.util.logging, and for Tomcat. */
  public BriefLog() {}

  static void install() {
    // Tomcat puts a formatter of its own on the console, by this name.
    System.setProperty("org.apache.juli.formatter", BriefLog.class.getName());
    Stream.of(Logger.getLogger("").getHandlers())
        .forEach(handler -> handler.setFormatter(new BriefLog()));
  }

  @Override
  public String format(LogRecord event) {
    Throwable thrown = event.getThrown();
    String line = event.getLevel() + ": " + formatMessage(event) + "\n";
    return thrown == null ? line : line + "  " + thrown.getMessage() + "\n";
  }
}
