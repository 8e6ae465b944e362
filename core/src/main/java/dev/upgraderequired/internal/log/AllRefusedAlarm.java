package dev.upgraderequired.internal.log;

import dev.upgraderequired.internal.foreign.ForeignCode;
import dev.upgraderequired.spi.Verdict;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Logs once if each of the first 100 requests violates the policy, refused or served: the usual
 * cause is a proxy that {@code trustedProxies} does not list. Exempt requests do not count, such as
 * health probes.
 */
public final class AllRefusedAlarm {

  private static final int ENOUGH = 100;

  /** As text: the logger would format a number by the default locale. */
  private static final String HOW_MANY = String.valueOf(ENOUGH);

  private static final String IF_A_PROXY =
      "If a proxy ends TLS in front of this server, trustedProxies and proxyPreset have to say so";

  private final System.Logger logger;
  private final AtomicInteger violating = new AtomicInteger();
  private volatile boolean anyComplied;
  private volatile boolean anyServed;

  public AllRefusedAlarm(System.Logger logger) {
    this.logger = logger;
  }

  public void complied() {
    if (!anyComplied) {
      anyComplied = true;
    }
  }

  public void violated(Verdict verdict) {
    if (anyComplied || verdict == Verdict.EXEMPT) {
      return;
    }
    if (verdict != Verdict.REFUSED) {
      anyServed = true;
    }
    if (violating.incrementAndGet() == ENOUGH) {
      ForeignCode.runQuietly(this::sound);
    }
  }

  private void sound() {
    if (anyServed) {
      logger.log(
          Level.WARNING,
          "Each of the first {0} requests that are not exempt violates the policy, and would be"
              + " refused if it were enforced. "
              + IF_A_PROXY,
          HOW_MANY);
    } else {
      logger.log(
          Level.ERROR,
          "Each of the first {0} requests that are not exempt has been refused. "
              + IF_A_PROXY
              + "; to serve all for now, set mode to report-only",
          HOW_MANY);
    }
  }
}
