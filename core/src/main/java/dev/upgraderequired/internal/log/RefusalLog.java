package dev.upgraderequired.internal.log;

import dev.upgraderequired.internal.foreign.ForeignCode;
import dev.upgraderequired.internal.negotiation.address.IpAddress;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.spi.Verdict;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Logs who falls short, and of what: at most one line a minute for each client and cause.
 *
 * <p>Its memory is bounded whatever clients do, and so is the log: clients share a fixed number of
 * slots, and a slot is good for one line a minute. So a client with many addresses can keep others
 * out of the log, but never fill it.
 */
public final class RefusalLog {

  private static final int SLOTS = 1024;

  private final System.Logger logger;
  private final InstantSource clock;
  private final AtomicLongArray minuteOfLastLine = new AtomicLongArray(SLOTS);

  public RefusalLog(System.Logger logger, InstantSource clock) {
    this.logger = logger;
    this.clock = clock;
  }

  /**
   * @param address as the container or a proxy gives it, which need not be one
   * @param codes of the violations
   */
  public void fellShort(
      Verdict verdict, String address, NegotiatedProtocol negotiated, List<String> codes) {
    if (isFirstOfItsMinute(Objects.hash(verdict, address, codes))) {
      log(
          Level.INFO,
          "{0} {1}: {2} ({3}); more of the same go unlogged for a minute",
          doneTo(verdict),
          printable(address),
          negotiated,
          String.join(", ", codes));
    }
  }

  private static String doneTo(Verdict verdict) {
    return switch (verdict) {
      case REFUSED -> "Refused";
      case WARNED -> "Warned";
      default -> "Would refuse";
    };
  }

  /** What a proxy may have done wrong, which may be why a request fell short. */
  public void fault(String inWords) {
    if (isFirstOfItsMinute(withoutQuotations(inWords).hashCode())) {
      log(
          Level.WARNING,
          "A request fell short, and {0}; more of the same go unlogged for a minute",
          inWords);
    }
  }

  /** What has failed is the application's, and the request goes on. */
  public void listenerFailed(Throwable failure) {
    failed("A listener has failed, which changes nothing", failure);
  }

  /** The application's, too. */
  public void rendererFailed(Throwable failure) {
    failed("A renderer has failed; plain text is sent", failure);
  }

  private void failed(String message, Throwable failure) {
    if (isFirstOfItsMinute(Objects.hash(message, failure.getClass().getName()))) {
      ForeignCode.runQuietly(() -> logger.log(Level.ERROR, message, failure));
    }
  }

  private void log(Level level, String format, Object... parameters) {
    ForeignCode.runQuietly(() -> logger.log(level, format, parameters));
  }

  /** What has failed is the container's or another filter's, and the judgement stands. */
  public void callFailed(Throwable failure) {
    if (isFirstOfItsMinute(failure.getClass().getName().hashCode() + 1)) {
      log(
          Level.WARNING,
          "The container or another filter has failed, which changes nothing;"
              + " more of the same go unlogged for a minute",
          failure);
    }
  }

  /** Does what may be done without: where it fails, that is logged. */
  public void attempt(Runnable call) {
    ForeignCode.run(call, this::callFailed);
  }

  // Clients may choose what is quoted, and would fill the log with it.
  private static String withoutQuotations(String words) {
    return words.replaceAll("\"[^\"]*\"", "");
  }

  private boolean isFirstOfItsMinute(int hash) {
    long minute = clock.millis() / Duration.ofMinutes(1).toMillis();
    return minuteOfLastLine.getAndSet(Math.floorMod(hash, SLOTS), minute) != minute;
  }

  // Behind a valve or customizer that believes X-Forwarded-For, this is the client's own text.
  private static String printable(String address) {
    return address.isEmpty()
        ? "a client without an address"
        : IpAddress.parse(address).map(IpAddress::toString).orElse("a client of unclear address");
  }
}
