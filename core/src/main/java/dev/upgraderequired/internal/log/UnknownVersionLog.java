package dev.upgraderequired.internal.log;

import dev.upgraderequired.internal.negotiation.container.UnknownVersionNames;
import java.lang.System.Logger.Level;
import java.util.List;

/** Logs once each TLS version name that the container reports and this library does not know. */
public final class UnknownVersionLog {

  private final System.Logger logger;
  private volatile int logged;

  public UnknownVersionLog(System.Logger logger) {
    this.logger = logger;
  }

  /** Logs the names that were added since the last call. */
  public void update() {
    if (UnknownVersionNames.seen().size() > logged) {
      logNew();
    }
  }

  private synchronized void logNew() {
    List<String> seen = UnknownVersionNames.seen();
    for (int next = logged; next < seen.size(); next++) {
      logger.log(
          Level.ERROR,
          "The container names a TLS version {0}, which is not understood: it is unknown, unless"
              + " the cipher suite exists in one version alone",
          seen.get(next));
      logged = next + 1;
    }
  }
}
