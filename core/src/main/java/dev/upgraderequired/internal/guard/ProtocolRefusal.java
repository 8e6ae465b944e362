package dev.upgraderequired.internal.guard;

import dev.upgraderequired.internal.config.Configuration;
import dev.upgraderequired.internal.policy.Assessment;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.spi.Explanation;
import dev.upgraderequired.spi.Mode;
import dev.upgraderequired.spi.Verdict;
import java.time.Instant;
import java.util.Optional;

/** The refusal of a request of which only the protocol is known, because no servlet receives it. */
final class ProtocolRefusal {

  private ProtocolRefusal() {}

  /** The explanation of the refusal; empty if the request is served. */
  static Optional<Explanation> of(
      NegotiatedProtocol negotiated,
      Client client,
      Configuration configuration,
      Mode mode,
      Instant now) {
    Assessment assessment = configuration.plan().assess(negotiated, now);
    Verdict verdict = configuration.plan().verdict(assessment, mode, now, client::bytes);
    return assessment.violations().isEmpty() || verdict != Verdict.REFUSED
        ? Optional.empty()
        : Optional.of(
            configuration.refusals().explanation(RequestFacts.of(negotiated, assessment, now)));
  }
}
