package dev.upgraderequired.internal.mode;

import dev.upgraderequired.internal.foreign.ForeignCode;
import dev.upgraderequired.spi.Mode;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The mode in force: the override, or else the last mode of the source, or else the option. The
 * source is read at most once a second, on the thread of a request that needs the latest mode.
 */
public final class ModeSwitch {

  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final ModeOverride override;
  private final @Nullable ModeSource source;
  private final System.Logger logger;
  private final LongSupplier nanoTime;
  private final AtomicLong nextRead;
  private volatile Mode mode;
  private volatile boolean hasFailed;

  /**
   * Reads the source for the first time.
   *
   * @param option the mode until the source has one
   * @param nanoTime as {@link System#nanoTime()}
   */
  public ModeSwitch(
      ModeOverride override,
      Optional<ModeSource> source,
      Mode option,
      System.Logger logger,
      LongSupplier nanoTime) {
    this.override = override;
    this.source = source.orElse(null);
    this.logger = logger;
    this.nanoTime = nanoTime;
    mode = option;
    nextRead = new AtomicLong(nanoTime.getAsLong() + SECOND);
    if (this.source != null) {
      mode = read(this.source);
    }
  }

  /** The last known mode. It reads neither the source nor the clock, for requests that comply. */
  public Mode current() {
    Mode byHand = override.orNull();
    return byHand == null ? mode : byHand;
  }

  /** The mode, at most about a second old. */
  public Mode latest() {
    if (source != null && isDue()) {
      change(source, read(source));
    }
    return current();
  }

  private boolean isDue() {
    long now = nanoTime.getAsLong();
    long due = nextRead.get();
    // By subtraction, since nanoTime may overflow.
    return now - due >= 0 && nextRead.compareAndSet(due, now + SECOND);
  }

  private Mode read(ModeSource from) {
    try {
      Mode read = from.mode();
      hasFailed = false;
      return read;
    } catch (Throwable failure) {
      ForeignCode.throwIfFatal(failure);
      warnOnce(from, failure);
      return mode;
    }
  }

  private void change(ModeSource by, Mode changed) {
    Mode before = mode;
    mode = changed;
    if (before != changed) {
      log(
          "The mode has been switched from {0} to {1} by {2}{3}",
          before, changed, by, overridden());
    }
  }

  private String overridden() {
    Mode byHand = override.orNull();
    return byHand == null ? "" : "; " + byHand + ", set by hand, stays in force until it is reset";
  }

  private void warnOnce(ModeSource from, Throwable failure) {
    if (!hasFailed) {
      hasFailed = true;
      log("The mode stays {0}, since {1} cannot be read: {2}", mode, from, failure);
    }
  }

  private void log(String format, Object... values) {
    ForeignCode.runQuietly(() -> logger.log(Level.WARNING, format, values));
  }
}
