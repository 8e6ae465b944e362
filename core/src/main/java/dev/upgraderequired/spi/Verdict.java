package dev.upgraderequired.spi;

import java.util.Locale;

/** How a request was handled. */
public enum Verdict {
  /** It complies with the policy, and with what is planned. */
  PROCEEDED,
  /** It violates the policy, and is exempt. */
  EXEMPT,
  /** It violates the policy, and was served without a warning. */
  OBSERVED,
  /** It violates the policy, and was served with a warning. */
  WARNED,
  /** It violates the policy, and was refused. */
  REFUSED;

  private final String token = name().toLowerCase(Locale.ROOT);

  /** For programs: {@code refused}. */
  @Override
  public String toString() {
    return token;
  }
}
