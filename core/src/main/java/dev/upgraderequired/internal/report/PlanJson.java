package dev.upgraderequired.internal.report;

import static dev.upgraderequired.internal.report.ReportJson.member;
import static dev.upgraderequired.internal.report.ReportJson.members;

import dev.upgraderequired.spi.Brownout;
import dev.upgraderequired.spi.Requirement;
import dev.upgraderequired.spi.UpgradePlan;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is in force and what is planned, as members of the JSON report. */
final class PlanJson {

  private PlanJson() {}

  /** The member {@code inForce}, and {@code planned} if there is a plan. */
  static Map<String, Object> of(Report report) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("inForce", tokens(report.status().inForce()));
    all.put("inForceInWords", report.status().inForceInWords());
    report.plan().ifPresent(plan -> all.put("planned", planned(plan, report)));
    return all;
  }

  private static Map<String, Object> planned(UpgradePlan plan, Report report) {
    Map<String, Object> planned = new LinkedHashMap<>();
    planned.put("required", tokens(plan.requirements()));
    planned.put("requiredInWords", report.status().planInWords());
    planned.put("nothingInForceYet", report.status().awaitsItsDate());
    plan.enforceFrom().map(Instant::toString).ifPresent(from -> planned.put("enforceFrom", from));
    planned.put("brownouts", plan.brownouts().stream().map(PlanJson::brownout).toList());
    planned.put("brownoutPercent", plan.brownoutPercent());
    planned.put("verdicts", ReportJson.verdicts(report.plannedVerdicts()));
    return planned;
  }

  private static List<String> tokens(List<Requirement> requirements) {
    return requirements.stream().map(Requirement::token).toList();
  }

  private static Map<String, Object> brownout(Brownout brownout) {
    return members(
        member("from", brownout.from().toString()), member("until", brownout.until().toString()));
  }
}
