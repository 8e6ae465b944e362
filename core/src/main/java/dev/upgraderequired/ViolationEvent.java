package dev.upgraderequired;

import dev.upgraderequired.negotiation.FieldLines;
import dev.upgraderequired.policy.Verdict;
import dev.upgraderequired.policy.Violation;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.TransportSecurity.Cleartext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/**
 * A request that violates the policy, before it is answered.
 *
 * @param request as the container made it, without the wrappers of filters; its content has not
 *     been read, and must not be
 * @param negotiated what it was negotiated with, as far as that is known
 * @param violations which requirements it violates, at least one
 * @param verdict what is about to become of it
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
   * Whether its client is known to have sent this request in cleartext: its own connection shows
   * it, or a trusted proxy tells it of its client's connection.
   *
   * <p>Most violations are something else. This is false for TLS of any version, known or not;
   * where nobody tells how the client's connection is protected, as for {@code tls-not-forwarded};
   * where there are signs of another proxy in between, whose connection this may be; and for
   * requests that are exempt, which may come in cleartext. It does not depend on the mode.
   *
   * <p>A proxy that leaves no sign and is not among {@code trustedProxies} cannot be told from a
   * client.
   */
  public boolean isSentInCleartext() {
    return negotiated.transportSecurity() instanceof Cleartext
        && verdict != Verdict.EXEMPT
        && !RequestFacts.hasUnvouchedHop(request, negotiated);
  }

  /**
   * The values of a header field that are known to have been sent in cleartext, such as API keys:
   * one for each line, in order; none if the request has no such field, or {@link
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
