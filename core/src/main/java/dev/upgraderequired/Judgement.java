package dev.upgraderequired;

import dev.upgraderequired.policy.Verdict;
import dev.upgraderequired.policy.Violation;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;

/**
 * What was found of a request that falls short, and what becomes of it.
 *
 * @param own the request as the container made it
 */
record Judgement(
    HttpServletRequest own,
    NegotiatedProtocol negotiated,
    List<Violation> violations,
    Client client,
    Verdict verdict,
    Instant time) {}
