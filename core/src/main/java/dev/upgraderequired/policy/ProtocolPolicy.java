package dev.upgraderequired.policy;

import dev.upgraderequired.policy.Decision.Proceed;
import dev.upgraderequired.policy.Decision.Shortfall;
import dev.upgraderequired.policy.Violation.ProxyContradictory;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All that is demanded of a request's negotiated protocol. */
public record ProtocolPolicy(List<Requirement> requirements) {

  private static final Decision PROCEED = new Proceed();

  public ProtocolPolicy {
    requirements = List.copyOf(requirements);
  }

  /**
   * Whether a request that negotiated this may proceed, and if not, for all that it falls short of.
   */
  public Decision decide(NegotiatedProtocol negotiated) {
    return meetsAll(negotiated) ? PROCEED : new Shortfall(violationsBy(negotiated));
  }

  /** The same policy, but for what a request itself is to ask for. */
  public ProtocolPolicy ofConnections() {
    return new ProtocolPolicy(requirements.stream().filter(Requirement::isOfConnection).toList());
  }

  // A loop, not a stream: a request that may proceed is decided without an allocation.
  private boolean meetsAll(NegotiatedProtocol negotiated) {
    for (int i = 0; i < requirements.size(); i++) {
      if (requirements.get(i).violationBy(negotiated).isPresent()) {
        return false;
      }
    }
    return true;
  }

  private List<Violation> violationsBy(NegotiatedProtocol negotiated) {
    Set<String> seen = new HashSet<>();
    return requirements.stream()
        .map(requirement -> requirement.violationBy(negotiated))
        .flatMap(Optional::stream)
        // A contradiction violates every requirement, but is reported once.
        .filter(
            violation -> !(violation instanceof ProxyContradictory) || seen.add(violation.code()))
        .toList();
  }
}
