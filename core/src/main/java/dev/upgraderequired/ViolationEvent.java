package dev.upgraderequired;

import dev.upgraderequired.negotiation.FieldLines;
import dev.upgraderequired.policy.Verdict;
import dev.upgraderequired.policy.Violation;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.TransportSecurity.Cleartext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/**
 * A request that violates the policy, before the response is written.
 *
 * @param request as the container made it, without the wrappers of filters; listeners must not read
 *     its content
 * @param negotiated what was negotiated, as far as it is known
 * @param violations which requirements it violates, at least one
 * @param verdict how it is about to be handled
 */
public record ViolationEvent(
    HttpServletRequest request,
    NegotiatedProtocol negotiated,
    List<Violation> violations,
    Verdict verdict) {

  /** Copies the list. */
  public ViolationEvent {
    violations = List.copyOf(violations);
  }

  /**
   * Whether the client is known to have sent this request in cleartext: its own connection shows
   * it, or a trusted proxy reports it.
   *
   * <p>Most violations are something else. This is false
   *
   * <ul>
   *   <li>for TLS of any version, known or not;
   *   <li>if no source tells how the client's connection is protected, as for {@code
   *       tls-not-forwarded};
   *   <li>if there are signs of another proxy in between, whose connection this may be;
   *   <li>for exempt requests, which are allowed to come in cleartext.
   * </ul>
   *
   * <p>It does not depend on the mode. A proxy that leaves no sign and is not listed in {@code
   * trustedProxies} cannot be told from a client.
   */
  public boolean isSentInCleartext() {
    return negotiated.transportSecurity() instanceof Cleartext
        && verdict != Verdict.EXEMPT
        && !RequestFacts.hasUnvouchedHop(request, negotiated);
  }

  /**
   * The values of a header field, such as API keys, that are known to have been sent in cleartext:
   * one for each line, in order. Empty if the request has no such field, or if {@link
   * #isSentInCleartext} is false.
   *
   * @param fieldName in any case, such as {@code X-Api-Key}
   */
  public List<String> sentInCleartext(String fieldName) {
    return isSentInCleartext()
        ? FieldLines.of(request, fieldName).stream().filter(value -> !value.isBlank()).toList()
        : List.of();
  }
}
