package dev.upgraderequired.internal.mode;

import dev.upgraderequired.spi.Mode;
import org.jspecify.annotations.Nullable;

/** The mode that an operator sets by the control or by JMX, until it is reset. */
public final class ModeOverride {

  private volatile @Nullable Mode mode;

  @Nullable Mode orNull() {
    return mode;
  }

  /** Overrides the mode from any other source. */
  public void set(Mode override) {
    mode = override;
  }

  /** Ends the override. */
  public void reset() {
    mode = null;
  }
}
