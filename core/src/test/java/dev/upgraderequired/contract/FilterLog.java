package dev.upgraderequired.contract;

import dev.upgraderequired.UpgradeRequiredFilter;
import java.text.MessageFormat;
import java.util.List;
import java.util.ResourceBundle;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * Records log messages: what all filters of this JVM log until this is closed, or what one unit
 * logs to {@link #into a logger} that a test passes to it.
 */
public final class FilterLog extends Handler implements AutoCloseable {

  private final Logger logger = Logger.getLogger(UpgradeRequiredFilter.class.getName());
  private final Level levelBefore = logger.getLevel();
  private final Formatter formatter = new SimpleFormatter();
  private final List<String> lines = new CopyOnWriteArrayList<>();

  /** Records from now on. */
  public FilterLog() {
    logger.setUseParentHandlers(false);
    logger.setLevel(Level.INFO);
    logger.addHandler(this);
  }

  /** A logger that adds each message to a list, formatted as java.util.logging does. */
  public static System.Logger into(List<String> messages) {
    return new ListLogger(messages);
  }

  /** Each message with its level in front. */
  public List<String> lines() {
    return lines;
  }

  @Override
  public void publish(LogRecord event) {
    lines.add(event.getLevel() + ": " + formatter.formatMessage(event));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
    logger.setLevel(levelBefore);
    logger.setUseParentHandlers(true);
  }

  private record ListLogger(List<String> messages) implements System.Logger {

    @Override
    public String getName() {
      return "list";
    }

    @Override
    public boolean isLoggable(Level level) {
      return true;
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {
      messages.add(message);
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String format, Object... parameters) {
      messages.add(MessageFormat.format(format, parameters));
    }
  }
}
