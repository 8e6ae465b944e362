package dev.upgraderequired.spi;

import java.util.Map;

/**
 * What JMX shows of a filter, and lets an operator switch, under the name {@code
 * dev.upgraderequired:type=UpgradeRequiredFilter,context="/shop",name="upgradeRequired"}. Counters
 * begin when the application starts.
 */
public interface UpgradeRequiredFilterMXBean {

  /** What is done about requests that fall short: enforce, report-only or off. */
  public String getMode();

  /**
   * Switches the mode, until the application starts again.
   *
   * @throws IllegalArgumentException if there is no such mode
   */
  void setMode(String mode);

  /** What is required, from when on, and of whom. */
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

  /** How many requests each floor would refuse, whether it is required or not. */
  Map<String, Long> getWhatIfRequests();

  /** About how many clients each floor would refuse a request of. */
  Map<String, Long> getWhatIfClients();

  /**
   * Where most of the requests came from that fell short, and how many from there at least:
   * network, client software, path, and whether through a proxy.
   */
  Map<String, Long> getTopViolators();
}
