package dev.upgraderequired.spi;

import java.util.Locale;

/** What has become of a request. */
public enum Verdict {
  /** It met every requirement. */
  PROCEEDED,
  /** It fell short, and was let through as one that is exempt. */
  EXEMPT,
  /** It fell short, and was served as if nothing were required. */
  OBSERVED,
  /** It fell short, and was served with a warning. */
  WARNED,
  /** It fell short, and was refused. */
  REFUSED;

  /** For programs: {@code refused}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
