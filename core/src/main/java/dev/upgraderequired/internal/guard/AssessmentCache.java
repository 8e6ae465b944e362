package dev.upgraderequired.internal.guard;

import dev.upgraderequired.internal.cache.SlotCache;
import dev.upgraderequired.internal.policy.Assessment;
import dev.upgraderequired.internal.policy.Plan;
import dev.upgraderequired.internal.policy.ProtocolPolicy;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.RequestedUpgrade;
import dev.upgraderequired.spi.Brownout;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Remembers how protocols violate the policy, as long as the same policy and brownout apply. */
final class AssessmentCache {

  private final Plan plan;

  private volatile Phase latest;

  private record Phase(
      ProtocolPolicy inForce,
      Optional<Brownout> brownout,
      Function<NegotiatedProtocol, Assessment> assess,
      SlotCache<NegotiatedProtocol, Assessment> assessments) {

    static Phase at(Instant now, Plan plan) {
      return new Phase(
          plan.inForce(now),
          plan.rollout().brownoutAt(now),
          negotiated -> plan.assess(negotiated, now),
          new SlotCache<>());
    }

    boolean contains(Instant now, Plan plan) {
      return plan.inForce(now).equals(inForce) && plan.rollout().brownoutAt(now).equals(brownout);
    }
  }

  AssessmentCache(Plan plan) {
    this.plan = plan;
    latest = Phase.at(Instant.EPOCH, plan);
  }

  /** The same as that of the plan. */
  Assessment get(NegotiatedProtocol negotiated, Instant now) {
    if (!negotiated.requestedUpgrade().equals(RequestedUpgrade.NONE)) {
      // Clients choose what they request: few are equal.
      return plan.assess(negotiated, now);
    }
    Phase phase = latest;
    if (!phase.contains(now, plan)) {
      phase = Phase.at(now, plan);
      latest = phase;
    }
    return phase.assessments().get(negotiated, phase.assess());
  }
}
