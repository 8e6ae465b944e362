package dev.upgraderequired.internal.management;

import dev.upgraderequired.spi.UpgradeRequiredFilterMXBean;
import java.util.Map;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.StandardMBean;

/** An MBean of a filter, with the descriptions that JMX consoles show. */
final class DescribedMBean extends StandardMBean {

  private static final String FILTER = "What a filter of Upgrade Required counts, and its mode";

  private static final String RESET_MODE =
      "Resets the mode to that of modeFile, of the supplier, or of the option";

  /** By the names of attributes. docs/monitoring.md begins with these sentences. */
  private static final Map<String, String> ATTRIBUTES =
      Map.ofEntries(
          Map.entry(
              "Mode",
              "enforce, report-only or off. Can be set to these words: the value applies from the"
                  + " next request on, until the operation resetMode or a restart of the"
                  + " application"),
          Map.entry("Policy", "what is required, from when on and of whom, in the current mode"),
          Map.entry("Plan", "what is planned, and from when on; empty if there is no plan"),
          Map.entry("EnforceFrom", "the date of the plan, or null"),
          Map.entry(
              "Brownout",
              "whether a brownout is running now. It refuses requests only in the mode enforce"),
          Map.entry("Requests", "how many requests were judged"),
          Map.entry("Clients", "about how many clients made these requests (3.3 % standard error)"),
          Map.entry("Verdicts", "requests by verdict"),
          Map.entry("PlannedVerdicts", "requests that violated only what is planned, by verdict"),
          Map.entry("Protocols", "requests by protocol and verdict"),
          Map.entry("Violations", "how often each violation was seen, by its code"),
          Map.entry(
              "WhatIfRequests",
              "how many requests each floor (possible minimum) would refuse, whether it is required"
                  + " or not"),
          Map.entry("WhatIfClients", "about how many clients each floor would refuse a request of"),
          Map.entry(
              "TopViolators",
              "the most frequent sources of requests that violate the policy or the plan, most"
                  + " frequent first: network, client software, path, proxy or direct"));

  DescribedMBean(ControlMBean bean) {
    super(bean, UpgradeRequiredFilterMXBean.class, true);
  }

  @Override
  protected String getDescription(MBeanInfo info) {
    return FILTER;
  }

  @Override
  protected String getDescription(MBeanAttributeInfo info) {
    return ATTRIBUTES.getOrDefault(info.getName(), info.getDescription());
  }

  @Override
  protected String getDescription(MBeanOperationInfo info) {
    return info.getName().equals("resetMode") ? RESET_MODE : info.getDescription();
  }
}
