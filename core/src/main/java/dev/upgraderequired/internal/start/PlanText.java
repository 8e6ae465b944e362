package dev.upgraderequired.internal.start;

import dev.upgraderequired.internal.config.OptionKey;
import dev.upgraderequired.internal.config.PlanOptions;
import dev.upgraderequired.internal.policy.Plan;
import dev.upgraderequired.internal.policy.ProtocolPolicy;
import dev.upgraderequired.internal.policy.Rollout;
import dev.upgraderequired.internal.policy.Rule;
import dev.upgraderequired.spi.Brownout;
import dev.upgraderequired.spi.Mode;
import dev.upgraderequired.spi.Requirement;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is planned and its dates, for operators.
 *
 * @param options of the plan and its dates that are set
 * @param inWords names requirements in English
 */
record PlanText(
    Plan plan,
    List<OptionKey<?>> options,
    Mode mode,
    Instant now,
    Function<List<Requirement>, String> inWords) {

  /** To follow what is required now: {@code ; plans TLS 1.3 or newer from 2027-03-01 on}. */
  String clause() {
    Rollout rollout = plan.rollout();
    String what =
        plan.planned()
            .map(planned -> inWords.apply(List.copyOf(changes(planned))) + ' ')
            .orElse("");
    if (rollout.isEnforced(now)) {
      return "; since " + from() + " (enforceFrom has passed)";
    }
    String plans = what.isEmpty() ? "" : "plans " + what;
    return rollout
        .enforceFrom()
        .map(from -> "; " + plans + "from " + from() + " on" + untilThen())
        .orElse(plans.isEmpty() ? "" : "; " + plans + "without a date" + untilADate());
  }

  private String untilADate() {
    return mode == Mode.OFF ? "" : ", and only counts for it";
  }

  /** What is planned, and from when on; empty text if there is no plan. */
  String sentence() {
    return plan.toUpgradePlan()
        .map(upgrade -> inWords.apply(upgrade.requirements()) + date())
        .orElse("");
  }

  private String date() {
    if (plan.rollout().enforceFrom().isEmpty()) {
      return " without a date";
    }
    return plan.rollout().isEnforced(now) ? " since " + from() : " from " + from() + " on";
  }

  private String from() {
    return plan.rollout().enforceFrom().map(Instant::toString).orElse("");
  }

  private List<Rule> changes(ProtocolPolicy planned) {
    return planned.rules().stream().filter(rule -> !plan.policy().rules().contains(rule)).toList();
  }

  private String untilThen() {
    return mode == Mode.ENFORCE ? ", and until then it warns" + brownouts() : "";
  }

  private String brownouts() {
    List<Brownout> brownouts = plan.rollout().brownouts();
    if (brownouts.isEmpty()) {
      return "";
    }
    long over = brownouts.stream().filter(brownout -> !brownout.until().isAfter(now)).count();
    String whom = plan.rollout().brownoutPercent() + " % of clients";
    return String.format(
        Locale.ROOT,
        ", and refuses %s in %d %s%s",
        whom,
        brownouts.size(),
        brownouts.size() == 1 ? "brownout" : "brownouts",
        over == 0 ? "" : ", " + over + " of them over");
  }

  /** A warning of what the dates lead to now, or which of them are over. */
  Optional<String> caveat() {
    if (plan.rollout().isEnforced(now)) {
      return Optional.of(linesToChange());
    }
    return plan.rollout()
        .enforceFrom()
        .filter(from -> mode == Mode.ENFORCE && plan.planned().isEmpty())
        .map(
            from ->
                "Until "
                    + from
                    + " everything is served"
                    + (hasBrownoutsToCome() ? " outside brownouts" : "")
                    + ", cleartext too");
  }

  private boolean hasBrownoutsToCome() {
    return plan.rollout().brownouts().stream().anyMatch(brownout -> brownout.until().isAfter(now));
  }

  private String linesToChange() {
    List<Rule> changes = plan.planned().map(this::changes).orElse(List.of());
    String set =
        changes.stream()
            .map(rule -> PlanOptions.inForce(rule) + "=" + rule.asOption())
            .collect(Collectors.joining(", "));
    String removed = options.stream().map(OptionKey::name).collect(Collectors.joining(", "));
    return "enforceFrom has passed: "
        + (set.isEmpty() ? "" : "set " + set + "; ")
        + "remove "
        + removed;
  }
}
