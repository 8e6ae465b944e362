package dev.upgraderequired.internal.guard;

import dev.upgraderequired.internal.policy.Assessment;
import dev.upgraderequired.internal.request.ContainerRequest;
import dev.upgraderequired.internal.request.ForwardingHops;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.TransportSecurity.Cleartext;
import dev.upgraderequired.spi.Verdict;
import dev.upgraderequired.spi.Violation;
import dev.upgraderequired.spi.ViolationEvent;
import java.time.Instant;
import java.util.List;

/** A request that violates the policy in force or the planned one, and its verdict. */
record Judgement(
    ContainerRequest request,
    NegotiatedProtocol negotiated,
    Assessment assessment,
    Client client,
    Verdict verdict,
    Instant time) {

  List<Violation> violations() {
    return assessment.violations();
  }

  /** The codes of the violations, in their order. */
  List<String> codes() {
    List<Violation> violations = violations();
    String[] codes = new String[violations.size()];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = violations.get(i).code();
    }
    return List.of(codes);
  }

  /** For the application's listeners. */
  ViolationEvent event() {
    return new ViolationEvent(
        request.received(),
        negotiated,
        violations(),
        assessment.isPlanned(),
        verdict,
        isSentInCleartext());
  }

  private boolean isSentInCleartext() {
    return negotiated.transportSecurity() instanceof Cleartext
        && verdict != Verdict.EXEMPT
        && !ForwardingHops.hasUnknown(request, negotiated);
  }
}
