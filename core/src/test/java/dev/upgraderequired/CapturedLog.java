package dev.upgraderequired;

import java.text.MessageFormat;
import java.util.List;
import java.util.ResourceBundle;

/** A logger that adds to a list, formatted as java.util.logging does. */
public record CapturedLog(List<String> lines) implements System.Logger {

  @Override
  public String getName() {
    return "captured";
  }

  @Override
  public boolean isLoggable(Level level) {
    return true;
  }

  @Override
  public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {
    lines.add(message);
  }

  @Override
  public void log(Level level, ResourceBundle bundle, String format, Object... parameters) {
    lines.add(MessageFormat.format(format, parameters));
  }
}
