package dev.upgraderequired.spi;

/** What happens to a request over TLS whose version no source reports. */
public enum WhenTlsUnknown {
  /** It violates {@code minimumTls}, since the version may be too old. The default. */
  REFUSE,
  /** It counts as recent enough, whatever {@code minimumTls} says. */
  ALLOW
}
