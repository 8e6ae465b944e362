package dev.upgraderequired.internal.guard;

import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;

/** The clock of the system. */
public final class SystemClock {

  /** In milliseconds: no decision needs nanoseconds, which take a call into the JVM. */
  public static final InstantSource MILLIS = Clock.tickMillis(ZoneOffset.UTC);

  private SystemClock() {}
}
