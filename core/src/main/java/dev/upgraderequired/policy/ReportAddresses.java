package dev.upgraderequired.policy;

/** How much of the addresses of clients reports show. */
public enum ReportAddresses {
  /** The network alone: /24 of IPv4, /48 of IPv6. */
  NETWORKS,
  /** The whole address. */
  FULL
}
