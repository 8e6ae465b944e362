package dev.upgraderequired.internal.policy;

import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.spi.Brownout;
import dev.upgraderequired.spi.Mode;
import dev.upgraderequired.spi.UpgradePlan;
import dev.upgraderequired.spi.Verdict;
import dev.upgraderequired.spi.Violation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The policy, the policy that is to follow it, and the dates of the change.
 *
 * @param policy is enforced at once, or from the date on if nothing else is planned
 * @param planned is to follow; stricter in something, laxer in nothing. Empty if none is planned
 * @param rollout the dates of the planned policy or, if none is planned, of the policy
 */
public record Plan(ProtocolPolicy policy, Optional<ProtocolPolicy> planned, Rollout rollout) {

  private static final ProtocolPolicy NOTHING = new ProtocolPolicy(List.of());

  /** The strictest policy: a request that complies with it is never refused. */
  public ProtocolPolicy strictest() {
    return planned.orElse(policy);
  }

  /** The policy as options state it at an instant, although its date may still be to come. */
  public ProtocolPolicy stated(Instant now) {
    return rollout.isEnforced(now) ? strictest() : policy;
  }

  /** The policy by which every violation is refused at an instant. */
  public ProtocolPolicy inForce(Instant now) {
    return awaitsItsDate(now) ? NOTHING : stated(now);
  }

  /** Whether nothing is in force yet, because the date is that of the whole policy. */
  public boolean awaitsItsDate(Instant now) {
    return planned.isEmpty() && rollout.enforceFrom().isPresent() && !rollout.isEnforced(now);
  }

  /** How a request violates the policy in force or, if it complies with that, the planned one. */
  public Assessment assess(NegotiatedProtocol negotiated, Instant now) {
    ProtocolPolicy inForce = inForce(now);
    List<Violation> violations = inForce.violations(negotiated);
    Optional<Brownout> brownout = rollout.brownoutAt(now);
    if (violations.isEmpty()) {
      return Assessment.planned(strictest(), negotiated, brownout);
    }
    // Whoever upgrades to what a brownout refuses would be refused again.
    List<Violation> toResolve =
        brownout.isPresent() ? strictest().violations(negotiated) : violations;
    return Assessment.inForce(inForce, violations, toResolve);
  }

  /** The verdict on a request of a client with this address, unless it is exempt. */
  public Verdict verdict(Assessment assessment, Mode mode, Instant now, Supplier<byte[]> address) {
    if (assessment.isPlanned()) {
      return rollout.verdict(mode, now, address);
    }
    return mode == Mode.ENFORCE ? Verdict.REFUSED : Verdict.OBSERVED;
  }

  /**
   * How a connection violates the stated policy, and the planned one.
   *
   * @param client the address of the client: a brownout that affects it requires what is planned
   */
  public Assessment assessConnection(NegotiatedProtocol negotiated, Instant now, byte[] client) {
    Optional<Brownout> brownout = rollout.brownoutAt(now);
    if (planned.isPresent() && brownout.isPresent() && rollout.affects(client)) {
      return Assessment.planned(strictest().ofConnections(), negotiated, brownout);
    }
    ProtocolPolicy stated = stated(now).ofConnections();
    List<Violation> violations = stated.violations(negotiated);
    Assessment assessment = Assessment.inForce(stated, violations, violations);
    return planned.isPresent() && !rollout.isEnforced(now)
        ? assessment.before(
            describe(strictest().ofConnections()),
            strictest().ofConnections().violations(negotiated))
        : assessment;
  }

  /** The plan for users; empty if everything is enforced, and nothing else is planned. */
  public Optional<UpgradePlan> toUpgradePlan() {
    return planned.isPresent() || rollout.enforceFrom().isPresent()
        ? Optional.of(describe(strictest()))
        : Optional.empty();
  }

  private UpgradePlan describe(ProtocolPolicy required) {
    return new UpgradePlan(
        required.requirements(),
        rollout.enforceFrom(),
        rollout.brownouts(),
        rollout.brownoutPercent());
  }
}
