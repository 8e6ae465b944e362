package dev.upgraderequired.internal.mode;

import dev.upgraderequired.spi.Mode;

/** A source outside the application that sets the mode. Its text names it in the log. */
public interface ModeSource {

  /**
   * The mode now.
   *
   * @throws Exception if the source has no valid mode
   */
  Mode mode() throws Exception;
}
