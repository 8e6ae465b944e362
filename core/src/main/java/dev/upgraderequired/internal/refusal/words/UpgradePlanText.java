package dev.upgraderequired.internal.refusal.words;

import dev.upgraderequired.internal.text.DisplayText;
import dev.upgraderequired.spi.UpgradePlan;
import java.util.Map;

/** The texts about what is to be required later, in one language. */
public record UpgradePlanText(Messages messages, UpgradePlan plan) {

  /** The heading of what is planned: {@code Required from 2027-03-01 00:00 UTC on}. */
  public String heading() {
    return dated("planned");
  }

  /** The message key of {@link #heading}. */
  public String headingKey() {
    return key("planned");
  }

  /** The requirements of the plan with their heading. */
  public String line() {
    return messages.labelled(heading(), new PolicyText(messages).required(plan.requirements()));
  }

  /** A message that names the date; if there is none yet, its variant for that. */
  String dated(String key) {
    return messages.text(
        key(key),
        plan.enforceFrom()
            .map(from -> Map.of("from", messages.isolated(DisplayText.time(from))))
            .orElse(Map.of()));
  }

  String key(String key) {
    return plan.enforceFrom().isPresent() ? key : key + "-undated";
  }
}
