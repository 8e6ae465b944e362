package dev.upgraderequired.spi;

/** How requests are handled that use TLS of a version that no source reports. */
public enum WhenTlsUnknown {
  /** It is refused: the version may be any. The default. */
  REFUSE,
  /** It counts as recent enough, whatever {@code minimumTls} says. */
  ALLOW
}
