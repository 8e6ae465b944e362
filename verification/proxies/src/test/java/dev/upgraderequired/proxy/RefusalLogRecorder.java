package dev.upgraderequired.proxy;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Records what the filter warns of, instead of showing it. */
final class RefusalLogRecorder extends Handler implements AutoCloseable {

  private final Logger logger = Logger.getLogger("dev.upgraderequired.UpgradeRequiredFilter");
  private final List<String> warnings = new CopyOnWriteArrayList<>();

  RefusalLogRecorder() {
    logger.setUseParentHandlers(false);
    logger.setLevel(Level.WARNING);
    logger.addHandler(this);
  }

  List<String> warnings() {
    return warnings;
  }

  @Override
  public void publish(LogRecord event) {
    warnings.add(new SimpleFormatter().formatMessage(event));
  }

  @Override
  public void flush() {
    // Nothing is held back.
  }

  @Override
  public void close() {
    logger.removeHandler(this);
    logger.setLevel(null);
    logger.setUseParentHandlers(true);
  }
}
