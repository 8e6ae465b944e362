package dev.upgraderequired.spi;

import java.util.Map;

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

  /** How many requests were judged. */
  long getRequests();

  /** About how many clients made them. */
  long getClients();

  /** How many requests had each verdict. */
  Map<String, Long> getVerdicts();

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
