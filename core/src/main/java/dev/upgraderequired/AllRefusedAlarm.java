package dev.upgraderequired;

import dev.upgraderequired.foreign.ForeignCode;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Is loud, once, if everything has been refused since start: mostly a proxy is behind that. What is
 * exempt does not count, such as a probe that always comes first.
 */
final class AllRefusedAlarm {

  private static final int ENOUGH = 100;

  private final System.Logger logger;
  private final AtomicInteger refused = new AtomicInteger();
  private volatile boolean anyServed;

  AllRefusedAlarm(System.Logger logger) {
    this.logger = logger;
  }

  void served() {
    if (!anyServed) {
      anyServed = true;
    }
  }

  void refused() {
    if (!anyServed && refused.incrementAndGet() == ENOUGH) {
      ForeignCode.runQuietly(this::sound);
    }
  }

  private void sound() {
    logger.log(
        Level.ERROR,
        "Each of the first {0} requests that are not exempt has been refused. If a proxy ends TLS in front of this"
            + " server, trustedProxies and proxyPreset have to say so; to serve all for now, set"
            + " mode to report-only",
        // As text: the logger would write the number in the digits of the default locale.
        String.valueOf(ENOUGH));
  }
}
