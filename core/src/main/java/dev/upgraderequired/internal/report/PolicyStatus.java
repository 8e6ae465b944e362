package dev.upgraderequired.internal.report;

import dev.upgraderequired.internal.policy.Plan;
import dev.upgraderequired.spi.Requirement;
import dev.upgraderequired.spi.UpgradePlan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is required when a report is made, and what is to be required later.
 *
 * @param inForce what is required now; empty if nothing is
 * @param inForceInWords the same in English
 * @param awaitsItsDate whether nothing is in force yet, because the date is that of the whole
 *     policy
 * @param plan what is to be required later; it stays after its date has come
 * @param planInWords its requirements in English
 */
public record PolicyStatus(
    List<Requirement> inForce,
    String inForceInWords,
    boolean awaitsItsDate,
    Optional<UpgradePlan> plan,
    String planInWords) {

  private static final String NOTHING = "nothing";

  /** Copies the list. */
  public PolicyStatus {
    inForce = List.copyOf(inForce);
  }

  /**
   * The status at an instant.
   *
   * @param inWords names requirements in English
   */
  public static PolicyStatus of(
      Plan plan, Instant now, Function<List<Requirement>, String> inWords) {
    List<Requirement> inForce = plan.inForce(now).requirements();
    Optional<UpgradePlan> upgradePlan = plan.toUpgradePlan();
    List<Requirement> planned = upgradePlan.map(UpgradePlan::requirements).orElse(List.of());
    return new PolicyStatus(
        inForce,
        inForce.isEmpty() ? NOTHING : inWords.apply(inForce),
        plan.awaitsItsDate(now),
        upgradePlan,
        planned.isEmpty() ? NOTHING : inWords.apply(planned));
  }
}
