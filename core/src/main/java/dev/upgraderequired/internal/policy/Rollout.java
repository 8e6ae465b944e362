package dev.upgraderequired.internal.policy;

import dev.upgraderequired.spi.Brownout;
import dev.upgraderequired.spi.Mode;
import dev.upgraderequired.spi.Verdict;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The date from which violations of a planned policy are refused, and the brownouts before it.
 *
 * @param enforceFrom the start of enforcement; empty if there is no date yet
 * @param brownouts before it, without overlaps
 * @param brownoutPercent the share of clients that brownouts affect
 */
public record Rollout(
    Optional<Instant> enforceFrom, List<Brownout> brownouts, int brownoutPercent) {

  private static final Comparator<Brownout> BY_START = Comparator.comparing(Brownout::from);

  private static final BigInteger HUNDRED = BigInteger.valueOf(100);

  public Rollout {
    brownouts = brownouts.stream().sorted(BY_START).toList();
  }

  /** The verdict on a request of a client with this address that violates only the plan. */
  public Verdict verdict(Mode mode, Instant now, Supplier<byte[]> address) {
    if (mode != Mode.ENFORCE || enforceFrom.isEmpty()) {
      return Verdict.OBSERVED;
    }
    return isEnforced(now) || (brownoutAt(now).isPresent() && affects(address.get()))
        ? Verdict.REFUSED
        : Verdict.WARNED;
  }

  /** Whether the date has come. */
  public boolean isEnforced(Instant now) {
    return enforceFrom.isPresent() && !now.isBefore(enforceFrom.get());
  }

  /** When the first brownout starts; empty if there is none. */
  public Optional<Instant> firstBrownout() {
    return brownouts.stream().map(Brownout::from).findFirst();
  }

  /** The brownout at an instant. */
  public Optional<Brownout> brownoutAt(Instant now) {
    if (brownouts.isEmpty()) {
      return Optional.empty();
    }
    int found = Collections.binarySearch(brownouts, new Brownout(now, now, now), BY_START);
    int last = found < 0 ? -found - 2 : found;
    return last >= 0 && brownouts.get(last).contains(now)
        ? Optional.of(brownouts.get(last))
        : Optional.empty();
  }

  /** Whether brownouts affect a client. A client affected at 10 percent is affected at 50, too. */
  boolean affects(byte[] address) {
    return share(address) < brownoutPercent;
  }

  // A digest spreads neighbouring addresses, and is the same on every node at any time.
  private static int share(byte[] address) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(address);
      return new BigInteger(1, digest).mod(HUNDRED).intValue();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has it", e);
    }
  }
}
