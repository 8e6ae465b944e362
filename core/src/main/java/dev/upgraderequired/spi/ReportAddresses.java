package dev.upgraderequired.spi;

/** How much of a client's address reports show. */
public enum ReportAddresses {
  /** Only the network: /24 for IPv4, /48 for IPv6. */
  NETWORKS,
  /** The whole address. */
  FULL
}
