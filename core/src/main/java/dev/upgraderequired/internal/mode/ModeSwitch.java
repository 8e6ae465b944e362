package dev.upgraderequired.internal.mode;

import dev.upgraderequired.internal.foreign.ForeignCode;
import dev.upgraderequired.internal.text.Printable;
import dev.upgraderequired.spi.Mode;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The mode in force: the override, or else the last mode of the source, or else the option. The
 * source is read at most once a second, by one thread at a time, and not while it is overridden.
 */
public final class ModeSwitch {

  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  private final ModeOverride override;
  private final @Nullable ModeSource source;
  private final System.Logger logger;
  private final LongSupplier nanoTime;
  private final AtomicBoolean isReading = new AtomicBoolean();
  private volatile long nextRead;
  private volatile Mode mode;
  // Guarded by isReading.
  private boolean hasFailed;
  private long nextWarning;

  /**
   * A mode that is the option until the source has been read.
   *
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
    nextRead = nanoTime.getAsLong();
    nextWarning = nextRead;
  }

  /** The last known mode. It reads neither the source nor the clock, for requests that comply. */
  public Mode current() {
    Mode byHand = override.orNull();
    return byHand == null ? mode : byHand;
  }

  /** The mode, at most about a second old. */
  public Mode latest() {
    // One reader: a source that hangs holds one thread, and a late answer overwrites no newer one.
    if (source != null
        && override.orNull() == null
        && isDue()
        && isReading.compareAndSet(false, true)) {
      try {
        read(source);
      } finally {
        nextRead = nanoTime.getAsLong() + SECOND;
        isReading.set(false);
      }
    }
    return current();
  }

  // By subtraction, since nanoTime may overflow.
  private boolean isDue() {
    return nanoTime.getAsLong() - nextRead >= 0;
  }

  private void read(ModeSource from) {
    try {
      change(from, from.mode());
      hasFailed = false;
    } catch (Throwable failure) {
      ForeignCode.throwIfFatal(failure);
      warnOnce(from, failure);
    }
  }

  private void change(ModeSource by, Mode changed) {
    Mode before = mode;
    mode = changed;
    if (before != changed) {
      log("The mode has been switched from {0} to {1} by {2}", before, changed, by);
    }
  }

  // Once a minute at most, for a source that fails every other time.
  private void warnOnce(ModeSource from, Throwable failure) {
    long now = nanoTime.getAsLong();
    if (!hasFailed && now - nextWarning >= 0) {
      nextWarning = now + MINUTE;
      String cause =
          ForeignCode.orElse(() -> Printable.of(Printable.shortened(failure.toString())), "");
      log("The mode stays {0}, since there is none in {1}: {2}", mode, from, cause);
    }
    hasFailed = true;
  }

  private void log(String format, Object... values) {
    ForeignCode.runQuietly(() -> logger.log(Level.WARNING, format, values));
  }
}
