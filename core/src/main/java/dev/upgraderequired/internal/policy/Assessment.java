package dev.upgraderequired.internal.policy;

import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.spi.Brownout;
import dev.upgraderequired.spi.Requirement;
import dev.upgraderequired.spi.UpgradePlan;
import dev.upgraderequired.spi.Violation;
import java.util.List;
import java.util.Optional;

/**
 * What is required of a request, and how it violates that.
 *
 * @param requirements of the policy that it violates
 * @param violations of that policy, in its order; empty if a check finds none
 * @param toResolve the violations that an {@code Upgrade} has to resolve: more than those if a
 *     brownout requires more
 * @param isPlanned whether it complies with the policy in force, and violates only what is planned
 * @param brownout the one in which it is refused; empty if a refusal is permanent
 * @param plan what is to be required later; only for checks
 * @param plannedViolations of that plan; only for checks
 */
public record Assessment(
    List<Requirement> requirements,
    List<Violation> violations,
    List<Violation> toResolve,
    boolean isPlanned,
    Optional<Brownout> brownout,
    Optional<UpgradePlan> plan,
    List<Violation> plannedViolations) {

  /** Violations of a policy that is in force; none if a request complies. */
  public static Assessment inForce(
      ProtocolPolicy policy, List<Violation> violations, List<Violation> toResolve) {
    return new Assessment(
        policy.requirements(),
        violations,
        toResolve,
        false,
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  static Assessment planned(
      ProtocolPolicy policy, NegotiatedProtocol negotiated, Optional<Brownout> brownout) {
    List<Violation> violations = policy.violations(negotiated);
    return new Assessment(
        policy.requirements(),
        violations,
        violations,
        true,
        brownout.filter(running -> !violations.isEmpty()),
        Optional.empty(),
        List.of());
  }

  Assessment before(UpgradePlan plan, List<Violation> plannedViolations) {
    return new Assessment(
        requirements,
        violations,
        toResolve,
        isPlanned,
        brownout,
        Optional.of(plan),
        plannedViolations);
  }
}
