package dev.upgraderequired;

import dev.upgraderequired.policy.Verdict;
import dev.upgraderequired.policy.Violation;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/**
 * Is told of every request that falls short, before it is answered: to revoke a key that has just
 * been sent in the clear, or to write an audit record of one's own.
 *
 * <p>Called on the thread of the request, by many at a time. What it throws is logged, and changes
 * nothing.
 */
@FunctionalInterface
public interface ViolationListener {

  /**
   * A request has fallen short.
   *
   * @param request as the container made it; its content has not been read, and is not to be
   * @param negotiated what it was negotiated with
   * @param violations what it fell short of
   * @param verdict what is about to become of it
   */
  void fellShort(
      HttpServletRequest request,
      NegotiatedProtocol negotiated,
      List<Violation> violations,
      Verdict verdict);
}
