package dev.upgraderequired.spi;

/**
 * Names of the request attributes that the filter sets on requests that violate the policy, for
 * access logs and for the application.
 */
public final class ViolationAttributes {

  /**
   * {@code refused}, or, if the request was served, {@code exempt}, {@code warned} or {@code
   * observed}.
   */
  public static final String VERDICT = "dev.upgraderequired.verdict";

  /** The codes of the violations, as a list of text. */
  public static final String VIOLATIONS = "dev.upgraderequired.violations";

  /**
   * {@code true} if the request complies with the policy in force, and violates only what is
   * planned; otherwise not set.
   */
  public static final String PLANNED = "dev.upgraderequired.planned";

  /**
   * Set on requests that are served with a warning: a sentence for each violation, in the language
   * that the client prefers. Text, not HTML.
   */
  public static final String SUMMARY = "dev.upgraderequired.summary";

  /**
   * Set beside {@link #SUMMARY}: the {@link java.time.Instant} from which such requests are
   * refused.
   */
  public static final String ENFORCE_FROM = "dev.upgraderequired.enforceFrom";

  private ViolationAttributes() {}
}
