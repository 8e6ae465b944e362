package dev.upgraderequired.internal.log;

import dev.upgraderequired.internal.foreign.ForeignCode;
import dev.upgraderequired.internal.negotiation.container.KnownContainer;
import dev.upgraderequired.internal.request.ContainerRequest;
import dev.upgraderequired.spi.Verdict;
import jakarta.servlet.ServletContext;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Logs once if the first 100 requests all violate the policy, whether they are refused or served:
 * the usual cause is a proxy that {@code trustedProxies} does not list, or a container that is not
 * known. Exempt requests, such as health probes, do not count.
 */
public final class AllRefusedAlarm {

  private static final int THRESHOLD = 100;

  /** As text: the logger would format a number by the default locale. */
  private static final String THRESHOLD_TEXT = String.valueOf(THRESHOLD);

  private static final String PROXY_HINT =
      "If a proxy ends TLS in front of this server, trustedProxies and proxyPreset have to say so";

  private final System.Logger logger;
  private final AtomicInteger violating = new AtomicInteger();
  private volatile boolean anyComplied;
  private volatile boolean anyServed;

  public AllRefusedAlarm(System.Logger logger) {
    this.logger = logger;
  }

  /** Records a request that complies. */
  public void complied() {
    if (!anyComplied) {
      anyComplied = true;
    }
  }

  /**
   * Records a request that violates the policy in force or the planned one.
   *
   * @param isPlanned whether it violates only what is planned
   */
  public void violated(Verdict verdict, boolean isPlanned, ContainerRequest request) {
    if (anyComplied || verdict == Verdict.EXEMPT) {
      return;
    }
    if (verdict != Verdict.REFUSED) {
      anyServed = true;
    }
    // Read first: an increment for each request would let threads wait for each other.
    if (violating.get() < THRESHOLD && violating.incrementAndGet() == THRESHOLD) {
      String causes = ForeignCode.orElse(() -> causes(request), PROXY_HINT);
      ForeignCode.runQuietly(() -> alert(isPlanned ? "what is planned" : "the policy", causes));
    }
  }

  private static String causes(ContainerRequest request) {
    ServletContext context = request.servletRequest().getServletContext();
    return context == null || KnownContainer.is(context)
        ? PROXY_HINT
        : "This container is not known ("
            + KnownContainer.describe(context)
            + "): its TLS versions may be unknown, and trustedProxies cannot work in it. "
            + PROXY_HINT;
  }

  private void alert(String violated, String causes) {
    if (anyServed) {
      logger.log(
          Level.WARNING,
          "Each of the first {0} requests that are not exempt violates {1}, and would be refused if"
              + " it were enforced. {2}",
          THRESHOLD_TEXT,
          violated,
          causes);
    } else {
      logger.log(
          Level.ERROR,
          "Each of the first {0} requests that are not exempt has been refused. {1}; to serve"
              + " all for now, set mode to report-only",
          THRESHOLD_TEXT,
          causes);
    }
  }
}
