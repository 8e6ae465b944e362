package dev.upgraderequired.internal.management;

import dev.upgraderequired.internal.config.ModeOptions;
import dev.upgraderequired.spi.UpgradeReport;
import dev.upgraderequired.spi.UpgradeRequiredControl;
import dev.upgraderequired.spi.UpgradeRequiredFilterMXBean;
import java.util.LinkedHashMap;
import java.util.Map;

/** Exposes the control of a filter through JMX. */
public record ControlMBean(UpgradeRequiredControl control) implements UpgradeRequiredFilterMXBean {

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
  public long getRequests() {
    return report().requests();
  }

  @Override
  public long getClients() {
    return report().clients();
  }

  @Override
  public Map<String, Long> getVerdicts() {
    Map<String, Long> byName = new LinkedHashMap<>();
    report().verdicts().forEach((verdict, requests) -> byName.put(verdict.toString(), requests));
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
