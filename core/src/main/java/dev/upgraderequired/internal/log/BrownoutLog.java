package dev.upgraderequired.internal.log;

import dev.upgraderequired.internal.foreign.ForeignCode;
import dev.upgraderequired.spi.Brownout;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Optional;

/** Logs once that a brownout has begun, and once that it is over. */
public final class BrownoutLog {

  private final System.Logger logger;
  private volatile Optional<Brownout> running = Optional.empty();
  private Instant changed = Instant.MIN;

  public BrownoutLog(System.Logger logger) {
    this.logger = logger;
  }

  /**
   * Compares what is running with what was running before.
   *
   * @param now the time of a request
   * @param brownout the brownout at that time
   */
  public void update(Instant now, Optional<Brownout> brownout) {
    if (!brownout.equals(running)) {
      change(now, brownout);
    }
  }

  // Requests come in any order: an earlier one would begin a brownout again that is over.
  private synchronized void change(Instant now, Optional<Brownout> brownout) {
    if (now.isBefore(changed) || brownout.equals(running)) {
      return;
    }
    Optional<Brownout> before = running;
    changed = now;
    running = brownout;
    before.ifPresent(over -> log("The brownout until {0} is over", over));
    brownout.ifPresent(
        begun ->
            log(
                "A brownout has begun: until {0}, requests that violate what is planned are"
                    + " refused in the mode enforce",
                begun));
  }

  private void log(String format, Brownout brownout) {
    ForeignCode.runQuietly(() -> logger.log(Level.INFO, format, brownout.until()));
  }
}
