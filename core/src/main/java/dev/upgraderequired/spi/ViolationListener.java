package dev.upgraderequired.spi;

/**
 * Called for every request that violates the policy, exempt ones included, before the response is
 * written: to revoke a key that has just been sent in cleartext, or to write an audit record.
 *
 * <p>It runs on the thread of the request, and many threads call it at the same time. If it throws,
 * the failure is logged, and the request is handled as if it had not thrown. Revoke only
 * credentials from {@link ViolationEvent#sentInCleartext}: not every violation exposes them.
 */
@FunctionalInterface
public interface ViolationListener {

  /** Called once for each request that violates the policy. */
  void violated(ViolationEvent event);
}
