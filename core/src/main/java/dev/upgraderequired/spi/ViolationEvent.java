package dev.upgraderequired.spi;

import dev.upgraderequired.protocol.NegotiatedProtocol;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;

/**
 * A request that violates the policy, before the response is written.
 *
 * @param request as the container made it, without the wrappers of filters; listeners must not read
 *     its content
 * @param negotiated with unknown parts where no source reports them
 * @param violations which requirements it violates, at least one
 * @param isPlanned whether it complies with the policy in force, and these are violations only of
 *     what is planned
 * @param verdict how it is about to be handled
 * @param isSentInCleartext whether the client is known to have sent this request in cleartext: the
 *     connection shows it, or a trusted proxy reports it. Most violations are something else. False
 *     for TLS of any version, known or not; if no source reports how the client's connection is
 *     protected, as for {@code tls-not-forwarded}; if there are signs of another proxy in between,
 *     whose connection this may be; and for exempt requests, which are allowed to come in
 *     cleartext. It does not depend on the mode. A proxy that leaves no sign and is not listed in
 *     {@code trustedProxies} is indistinguishable from a client.
 */
public record ViolationEvent(
    HttpServletRequest request,
    NegotiatedProtocol negotiated,
    List<Violation> violations,
    boolean isPlanned,
    Verdict verdict,
    boolean isSentInCleartext) {

  /** Copies the list. */
  public ViolationEvent {
    violations = List.copyOf(violations);
  }

  /**
   * The values of a header field, such as API keys, that are known to have been sent in cleartext:
   * one for each line, in order. Empty if the request has no such field, or if {@link
   * #isSentInCleartext} is false.
   *
   * @param fieldName in any case, such as {@code X-Api-Key}
   */
  public List<String> sentInCleartext(String fieldName) {
    var lines = request.getHeaders(fieldName);
    return isSentInCleartext && lines != null
        ? Collections.list(lines).stream().filter(value -> !value.isBlank()).toList()
        : List.of();
  }
}
