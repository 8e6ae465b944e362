package dev.upgraderequired.spi;

/**
 * Called for every request that violates the policy, before the response is written: to revoke a
 * key that has just been sent in cleartext, or to write an audit record.
 *
 * <p>It runs on the thread of the request, and many threads call it at the same time. If it throws,
 * the failure is logged, and the request is handled as before. Use {@link
 * ViolationEvent#sentInCleartext} for credentials: not every violation has exposed them.
 */
@FunctionalInterface
public interface ViolationListener {

  /** Called once for each request that violates the policy. */
  void violated(ViolationEvent event);
}
