package dev.upgraderequired.fleet;

import dev.upgraderequired.internal.report.PolicyStatus;
import dev.upgraderequired.spi.Brownout;
import dev.upgraderequired.spi.Requirement;
import dev.upgraderequired.spi.UpgradePlan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads what is in force and what is planned. */
final class PlanReader {

  private PlanReader() {}

  /** A requirement of which only the token is known. */
  private record Stated(String token) implements Requirement {

    @Override
    public String code() {
      return token;
    }

    @Override
    public List<String> acceptableProtocols() {
      return List.of(token);
    }
  }

  static PolicyStatus status(Members filter) {
    Optional<Members> planned =
        filter.has("planned") ? Optional.of(filter.object("planned")) : Optional.empty();
    return new PolicyStatus(
        requirements(filter, "inForce"),
        words(filter, "inForceInWords", "inForce"),
        planned
            .map(plan -> plan.has("nothingInForceYet") && plan.flag("nothingInForceYet"))
            .orElse(false),
        planned.map(PlanReader::plan),
        planned.map(plan -> words(plan, "requiredInWords", "required")).orElse(""));
  }

  private static UpgradePlan plan(Members planned) {
    Optional<Instant> enforceFrom =
        planned.has("enforceFrom") ? Optional.of(planned.time("enforceFrom")) : Optional.empty();
    return new UpgradePlan(
        requirements(planned, "required"),
        enforceFrom,
        planned.objects("brownouts").stream()
            .map(
                brownout ->
                    new Brownout(
                        brownout.time("from"),
                        brownout.time("until"),
                        enforceFrom.orElse(Instant.MAX)))
            .toList(),
        percent(planned, "brownoutPercent"));
  }

  private static int percent(Members of, String name) {
    long percent = of.count(name);
    if (percent < 1 || percent > 100) {
      throw new Problem("is no report: " + of.path() + name + " is no percentage");
    }
    return (int) percent;
  }

  private static List<Requirement> requirements(Members of, String name) {
    return of.has(name)
        ? of.texts(name).stream().<Requirement>map(Stated::new).toList()
        : List.of();
  }

  /** In English or, in a report without a schema, as tokens. */
  private static String words(Members of, String words, String tokens) {
    if (of.has(words)) {
      return of.text(words);
    }
    return of.has(tokens) ? String.join(", ", of.texts(tokens)) : "unknown";
  }
}
