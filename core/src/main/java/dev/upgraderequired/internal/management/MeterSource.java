package dev.upgraderequired.internal.management;

import dev.upgraderequired.internal.census.Census;
import dev.upgraderequired.internal.guard.Guard;
import dev.upgraderequired.internal.policy.Plan;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.spi.Mode;
import dev.upgraderequired.spi.UpgradePlan;
import dev.upgraderequired.spi.Verdict;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the meters of a filter show.
 *
 * @param mode the mode in force
 * @param plan what is to be required later
 * @param expected protocols that are shown before their first request
 * @param clock by which the filter judges dates
 */
public record MeterSource(
    Census census,
    Supplier<Mode> mode,
    Optional<UpgradePlan> plan,
    List<NegotiatedProtocol> expected,
    InstantSource clock) {

  /** What the meters of a guard show. */
  public static MeterSource of(Guard guard) {
    Plan plan = guard.configuration().plan();
    return new MeterSource(
        guard.census(),
        guard::mode,
        plan.toUpgradePlan(),
        ExpectedProtocols.of(plan),
        guard.clock());
  }

  boolean isBrownout() {
    return plan.flatMap(planned -> planned.brownoutAt(clock.instant())).isPresent();
  }

  long requests(List<NegotiatedProtocol> protocols, Verdict verdict) {
    return protocols.stream().mapToLong(protocol -> census.requests(protocol, verdict)).sum();
  }
}
