package dev.upgraderequired.contract;

import dev.upgraderequired.UpgradeRequiredFilter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What the filter logs while this is open. */
public final class FilterLog extends Handler implements AutoCloseable {

  private final Logger logger = Logger.getLogger(UpgradeRequiredFilter.class.getName());
  private final Level levelBefore = logger.getLevel();
  private final Formatter formatter = new SimpleFormatter();
  private final List<String> lines = new CopyOnWriteArrayList<>();

  /** Listens from now on. */
  public FilterLog() {
    logger.setUseParentHandlers(false);
    logger.setLevel(Level.INFO);
    logger.addHandler(this);
  }

  /** Each with its level ahead of it. */
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
}
