package dev.upgraderequired.internal.guard;

import dev.upgraderequired.spi.Mode;
import org.jspecify.annotations.Nullable;

/** A mode that an operator sets while the application runs, by the control or by JMX. */
public final class ModeSwitch {

  private volatile @Nullable Mode mode;

  /** The mode that was set last, or the given one if none was. */
  Mode modeOr(Mode configured) {
    Mode current = mode;
    return current == null ? configured : current;
  }

  void set(Mode changed) {
    mode = changed;
  }
}
