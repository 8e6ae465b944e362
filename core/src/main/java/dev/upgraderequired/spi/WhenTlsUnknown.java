package dev.upgraderequired.spi;

/** What happens to a request that is encrypted with TLS of a version that no source tells. */
public enum WhenTlsUnknown {
  /** It is refused: the version may be any. The default. */
  REFUSE,
  /** It counts as recent enough, whatever {@code minimumTls} says. */
  ALLOW
}
