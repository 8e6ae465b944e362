package dev.upgraderequired.spi;

import java.time.Duration;
import java.time.Instant;

/**
 * An interval before {@code enforceFrom} in which violations are refused already, as a rehearsal.
 *
 * @param from its start
 * @param until its exclusive end
 * @param enforceFrom when enforcement starts
 */
public record Brownout(Instant from, Instant until, Instant enforceFrom) {

  /** Whether an instant lies in the interval. */
  public boolean contains(Instant time) {
    return !time.isBefore(from) && time.isBefore(until);
  }

  /** Whole seconds until its end, for {@code Retry-After} (RFC 9110 §10.2.3). */
  public long secondsLeft(Instant now) {
    return Duration.between(now, until).plusSeconds(1).minusNanos(1).toSeconds();
  }
}
