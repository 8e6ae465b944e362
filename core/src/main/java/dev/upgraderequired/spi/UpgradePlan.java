package dev.upgraderequired.spi;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is to be required later, and from when on.
 *
 * @param requirements all requirements of the planned policy, not only the new ones
 * @param enforceFrom when it is enforced; empty if there is no date yet
 * @param brownouts the rehearsals before, earliest first
 * @param brownoutPercent the share of clients that brownouts affect, from 1 to 100
 */
public record UpgradePlan(
    List<Requirement> requirements,
    Optional<Instant> enforceFrom,
    List<Brownout> brownouts,
    int brownoutPercent) {

  /** Copies the lists. */
  public UpgradePlan {
    requirements = List.copyOf(requirements);
    brownouts = List.copyOf(brownouts);
  }

  /** Whether its date has come, so that it is enforced like any policy. */
  public boolean isEnforced(Instant now) {
    return enforceFrom.isPresent() && !now.isBefore(enforceFrom.get());
  }

  /** The brownout at an instant; empty outside of brownouts. */
  public Optional<Brownout> brownoutAt(Instant now) {
    return brownouts.stream().filter(brownout -> brownout.contains(now)).findFirst();
  }
}
