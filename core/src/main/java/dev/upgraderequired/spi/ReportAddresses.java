package dev.upgraderequired.spi;

/** The part of client addresses that reports show. */
public enum ReportAddresses {
  /** Only the network: /24 for IPv4, /48 for IPv6. */
  NETWORKS,
  /** The whole address. */
  FULL
}
