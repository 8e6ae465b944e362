package dev.upgraderequired.refusal;

import dev.upgraderequired.policy.Violation;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import java.util.List;

/**
 * What a refusal depends on, of the request that is refused.
 *
 * @param accept the value of its {@code Accept} field, lines joined by commas; empty if absent
 * @param userAgent the value of its {@code User-Agent} field; empty if absent
 * @param hasContent whether it brings content, which is not going to be read
 */
public record RefusedRequest(
    NegotiatedProtocol negotiated,
    List<Violation> violations,
    String accept,
    String userAgent,
    boolean hasContent) {}
