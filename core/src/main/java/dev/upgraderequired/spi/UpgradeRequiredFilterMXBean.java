package dev.upgraderequired.spi;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A filter in JMX, under the name {@code
 * dev.upgraderequired:type=UpgradeRequiredFilter,context="/shop",name="upgradeRequired"}. Counters
 * begin when the application starts.
 */
public interface UpgradeRequiredFilterMXBean {

  /** How requests that violate the policy are handled: enforce, report-only or off. */
  String getMode();

  /**
   * Switches the mode, until it is reset or the application starts again.
   *
   * @throws IllegalArgumentException if there is no such mode
   */
  void setMode(String mode);

  /** Resets the mode to that of {@code modeFile}, of the supplier, or of the option. */
  void resetMode();

  /** The requirements, their dates and their exemptions. */
  String getPolicy();

  /**
   * What is to be required later, and from when on: {@code TLS 1.3 or newer from
   * 2027-06-01T00:00:00Z on}. Empty text if there is no plan.
   */
  String getPlan();

  /** The date of the plan: {@code 2027-06-01T00:00:00Z}; null if there is none. */
  // The annotation need not be on the module path of those who compile against this.
  @SuppressWarnings("exports")
  @Nullable String getEnforceFrom();

  /** Whether a brownout is running now. It refuses requests only in the mode {@code enforce}. */
  boolean isBrownout();

  /** How many requests were judged. */
  long getRequests();

  /** About how many clients made them. */
  long getClients();

  /** How many requests had each verdict. */
  Map<String, Long> getVerdicts();

  /** How many requests violated only what is planned, by verdict. */
  Map<String, Long> getPlannedVerdicts();

  /** How often each violation was seen, by its code. */
  Map<String, Long> getViolations();

  /** How many requests there were, by protocol and verdict: {@code HTTP/1.1 TLS/1.2 refused}. */
  Map<String, Long> getProtocols();

  /** How many requests each possible minimum would refuse, whether it is required or not. */
  Map<String, Long> getWhatIfRequests();

  /** About how many clients each possible minimum would refuse a request of. */
  Map<String, Long> getWhatIfClients();

  /**
   * The most frequent sources of violations, with how many requests came from there at least:
   * network, client software, path, and whether through a proxy.
   */
  Map<String, Long> getTopViolators();
}
