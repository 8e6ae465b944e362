package dev.upgraderequired.spi;

import java.time.Duration;
import java.time.Instant;

/**
 * A time ahead of {@code enforceFrom} in which violations are refused already, as a rehearsal.
 *
 * @param from its first instant
 * @param until the first instant behind it
 * @param enforceFrom when violations begin to be refused for good
 */
public record Brownout(Instant from, Instant until, Instant enforceFrom) {

  /** Whether an instant is in it. */
  public boolean contains(Instant time) {
    return !time.isBefore(from) && time.isBefore(until);
  }

  /** The whole seconds until it is over, as {@code Retry-After} has them (RFC 9110 §10.2.3). */
  public long secondsLeft(Instant now) {
    return Duration.between(now, until).plusSeconds(1).minusNanos(1).toSeconds();
  }
}
