package dev.upgraderequired;

import dev.upgraderequired.negotiation.UnknownVersionNames;
import java.lang.System.Logger.Level;
import java.util.List;

/** Logs, once for each, what the container names as the TLS version and is not understood. */
final class UnknownVersionLog {

  private final System.Logger logger;
  private volatile int logged;

  UnknownVersionLog(System.Logger logger) {
    this.logger = logger;
  }

  /** Logs what is new. */
  void update() {
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
