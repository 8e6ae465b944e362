package dev.upgraderequired;

/**
 * Is called for every request that violates the policy, before it is answered: to revoke a key that
 * has just been sent in cleartext, or to write an audit record.
 *
 * <p>Called on the thread of the request, by many at a time. What it throws is logged, and changes
 * nothing. Before it acts on credentials, it asks {@link ViolationEvent#sentInCleartext}: not every
 * violation has exposed them.
 */
@FunctionalInterface
public interface ViolationListener {

  /** A request violates the policy. */
  void violated(ViolationEvent event);
}
