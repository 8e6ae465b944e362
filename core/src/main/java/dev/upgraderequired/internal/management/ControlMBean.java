package dev.upgraderequired.internal.management;

import dev.upgraderequired.internal.config.ModeOptions;
import dev.upgraderequired.spi.UpgradePlan;
import dev.upgraderequired.spi.UpgradeReport;
import dev.upgraderequired.spi.UpgradeRequiredControl;
import dev.upgraderequired.spi.UpgradeRequiredFilterMXBean;
import dev.upgraderequired.spi.Verdict;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Exposes the control of a filter through JMX.
 *
 * @param planInWords what is planned, and from when on; empty text if there is no plan
 */
public record ControlMBean(UpgradeRequiredControl control, Supplier<String> planInWords)
    implements UpgradeRequiredFilterMXBean {

  @Override
  public String getMode() {
    return control.mode().toString();
  }

  @Override
  public void setMode(String mode) {
    control.mode(ModeOptions.mode(String.valueOf(mode).strip()));
  }

  @Override
  public void resetMode() {
    control.resetMode();
  }

  @Override
  public String getPolicy() {
    return control.policy();
  }

  @Override
  public String getPlan() {
    return planInWords.get();
  }

  @Override
  public @Nullable String getEnforceFrom() {
    return control.plan().flatMap(UpgradePlan::enforceFrom).map(Instant::toString).orElse(null);
  }

  // By the time of the report, which is by the clock of the filter.
  @Override
  public boolean isBrownout() {
    UpgradeReport report = report();
    return report.plan().flatMap(plan -> plan.brownoutAt(report.until())).isPresent();
  }

  @Override
  public long getRequests() {
    return report().requests();
  }

  @Override
  public long getClients() {
    return report().clients();
  }

  @Override
  public Map<String, Long> getVerdicts() {
    return byName(report().verdicts());
  }

  @Override
  public Map<String, Long> getPlannedVerdicts() {
    return byName(report().plannedVerdicts());
  }

  private static Map<String, Long> byName(Map<Verdict, Long> verdicts) {
    Map<String, Long> byName = new LinkedHashMap<>();
    verdicts.forEach((verdict, requests) -> byName.put(verdict.toString(), requests));
    return byName;
  }

  @Override
  public Map<String, Long> getViolations() {
    return report().violations();
  }

  @Override
  public Map<String, Long> getProtocols() {
    return report().protocols();
  }

  @Override
  public Map<String, Long> getWhatIfRequests() {
    return report().whatIfRequests();
  }

  @Override
  public Map<String, Long> getWhatIfClients() {
    return report().whatIfClients();
  }

  @Override
  public Map<String, Long> getTopViolators() {
    return report().topViolators();
  }

  private UpgradeReport report() {
    return control.report();
  }
}
