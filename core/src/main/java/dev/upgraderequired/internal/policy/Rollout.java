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

/**
 * From when on violations are refused, and when they are by way of rehearsal.
 *
 * @param enforceFrom the first instant of refusing; none for always
 * @param brownouts rehearsals before it, which do not overlap
 * @param brownoutPercent how many of a hundred clients a rehearsal hits
 */
public record Rollout(
    Optional<Instant> enforceFrom, List<Brownout> brownouts, int brownoutPercent) {

  private static final Comparator<Brownout> BY_START = Comparator.comparing(Brownout::from);

  private static final BigInteger HUNDRED = BigInteger.valueOf(100);

  public Rollout {
    brownouts = brownouts.stream().sorted(BY_START).toList();
  }

  /** What becomes of a violation now, of a client with this address. */
  public Verdict verdict(Mode mode, Instant now, byte[] address) {
    if (mode != Mode.ENFORCE) {
      return Verdict.OBSERVED;
    }
    return isEnforced(now) || (brownoutAt(now).isPresent() && hits(address))
        ? Verdict.REFUSED
        : Verdict.WARNED;
  }

  /** Whether all violations are refused. */
  public boolean isEnforced(Instant now) {
    return enforceFrom.isEmpty() || !now.isBefore(enforceFrom.get());
  }

  /** The rehearsal that is going on. */
  public Optional<Brownout> brownoutAt(Instant now) {
    int found = Collections.binarySearch(brownouts, new Brownout(now, now, now), BY_START);
    int last = found < 0 ? -found - 2 : found;
    return last >= 0 && brownouts.get(last).contains(now)
        ? Optional.of(brownouts.get(last))
        : Optional.empty();
  }

  /** Whether a rehearsal hits a client: who is hit at 10 percent is hit at 50 too. */
  boolean hits(byte[] address) {
    return share(address) < brownoutPercent;
  }

  // By a digest, so that neighbouring addresses fall apart, and alike on every node and for ever.
  private static int share(byte[] address) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(address);
      return new BigInteger(1, digest).mod(HUNDRED).intValue();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has it", e);
    }
  }
}
