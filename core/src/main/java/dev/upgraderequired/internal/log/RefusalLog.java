package dev.upgraderequired.internal.log;

import dev.upgraderequired.internal.cache.LazyPattern;
import dev.upgraderequired.internal.foreign.ForeignCode;
import dev.upgraderequired.internal.negotiation.address.IpAddress;
import dev.upgraderequired.internal.negotiation.address.Peers;
import dev.upgraderequired.internal.policy.CodeReference;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.spi.Verdict;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Logs violations: at most one line a minute for each client and cause.
 *
 * <p>Memory and log volume are bounded: clients share a fixed number of slots, each for one line a
 * minute. A client with many addresses can thus suppress lines of others, but cannot flood the log.
 */
public final class RefusalLog {

  private static final int SLOTS = 1024;

  private static final long SECONDS_OF_MINUTE = 60;

  private static final LazyPattern QUOTED = new LazyPattern("\"[^\"]*\"");

  private final System.Logger logger;
  private final InstantSource clock;
  private final AtomicLongArray minuteOfLastLine = new AtomicLongArray(SLOTS);
  // A field, so that no request allocates it.
  private final Consumer<Throwable> onFailure = this::callFailed;

  /** Of their own, so that no client's violations suppress the line that names their cause. */
  private final AtomicLongArray minuteOfLastFault = new AtomicLongArray(SLOTS);

  public RefusalLog(System.Logger logger, InstantSource clock) {
    this.logger = logger;
    this.clock = clock;
  }

  /**
   * Logs a violation.
   *
   * @param now the time of the request, so that the clock is not read again
   * @param isPlanned whether only what is planned is violated
   * @param address as the container or a proxy reports it; may be no address
   * @param codes of the violations
   */
  public void violated(
      Instant now,
      Verdict verdict,
      boolean isPlanned,
      String address,
      NegotiatedProtocol negotiated,
      List<String> codes) {
    int hash = hash(verdict, isPlanned, address, codes);
    if (isFirstOfItsMinute(hash, now.getEpochSecond(), minuteOfLastLine)) {
      log(
          Level.INFO,
          "{0} {1}: {2} ({3}); more of the same go unlogged for a minute; see {4}",
          actionOf(verdict, isPlanned),
          printable(address),
          negotiated,
          String.join(", ", codes),
          references(codes));
    }
  }

  // Not Objects.hash, which allocates; and no identity hash of an enum, with which it would depend
  // on chance in each JVM which causes share a slot.
  private static int hash(Verdict verdict, boolean isPlanned, String address, List<String> codes) {
    int cause = 31 * verdict.name().hashCode() + Boolean.hashCode(isPlanned);
    return 31 * (31 * cause + address.hashCode()) + codes.hashCode();
  }

  private static String references(List<String> codes) {
    return codes.stream().map(CodeReference::of).collect(Collectors.joining(", "));
  }

  private static String actionOf(Verdict verdict, boolean isPlanned) {
    return switch (verdict) {
      case REFUSED -> isPlanned ? "In a brownout, refused" : "Refused";
      case WARNED -> "Warned";
      default -> isPlanned ? "By the plan, would refuse" : "Would refuse";
    };
  }

  /**
   * Logs what a proxy did wrong, which may be the cause of a violation.
   *
   * @param code of that violation
   */
  public void fault(String description, String code) {
    if (isFirstOfItsMinute(withoutQuotedText(description).hashCode(), minuteOfLastFault)) {
      log(
          Level.WARNING,
          "A request violates the policy, and {0}; more of the same go unlogged for a minute;"
              + " see {1}",
          description,
          CodeReference.of(code));
    }
  }

  /** Logs the failure of a listener; the request is handled as before. */
  public void listenerFailed(Throwable failure) {
    failed("A listener has failed, which changes nothing", failure);
  }

  /** Logs the failure of a renderer; plain text is sent instead. */
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

  /** Logs a failure of the container or another filter; the verdict stays. */
  public void callFailed(Throwable failure) {
    if (isFirstOfItsMinute(failure.getClass().getName().hashCode() + 1)) {
      ForeignCode.runQuietly(
          () ->
              logger.log(
                  Level.WARNING,
                  "The container or another filter has failed, which changes nothing;"
                      + " more of the same go unlogged for a minute",
                  failure));
    }
  }

  /** Runs code whose failure is logged and does not affect the request. */
  public void attempt(Runnable call) {
    ForeignCode.run(call, onFailure);
  }

  /** The same for a method of an object: a reference to it captures nothing, and is no object. */
  public <S, T> void attempt(S object, BiConsumer<S, T> method, T argument) {
    ForeignCode.run(object, method, argument, onFailure);
  }

  // Clients can choose the quoted text, and could flood the log with variants of it.
  private static String withoutQuotedText(String words) {
    return QUOTED.matcher(words).replaceAll("");
  }

  private boolean isFirstOfItsMinute(int hash) {
    return isFirstOfItsMinute(hash, minuteOfLastLine);
  }

  private boolean isFirstOfItsMinute(int hash, AtomicLongArray minutes) {
    return isFirstOfItsMinute(hash, clock.instant().getEpochSecond(), minutes);
  }

  private static boolean isFirstOfItsMinute(int hash, long second, AtomicLongArray minutes) {
    long minute = second / SECONDS_OF_MINUTE;
    int slot = Math.floorMod(hash, SLOTS);
    // Read first: a write for each request would let threads wait for each other. A request of the
    // minute before may come late.
    long last = minutes.get(slot);
    return last != minute && last != minute + 1 && minutes.compareAndSet(slot, last, minute);
  }

  // A valve or customizer may have taken this from X-Forwarded-For: the client can choose the text.
  private static String printable(String address) {
    if (address.isEmpty()) {
      return "a client without an address";
    }
    if (address.equals(Peers.UNIX)) {
      return "a client of a Unix domain socket";
    }
    return IpAddress.parse(address).map(IpAddress::toString).orElse("a client of unclear address");
  }
}
