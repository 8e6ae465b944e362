package dev.upgraderequired.internal.policy;

import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.spi.Requirement;
import dev.upgraderequired.spi.Violation;
import dev.upgraderequired.spi.Violation.Kind;
import dev.upgraderequired.spi.WhenTlsUnknown;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The requirements for the negotiated protocol of every request. */
public record ProtocolPolicy(List<Rule> rules) {

  /** Copies the list. */
  public ProtocolPolicy {
    rules = List.copyOf(rules);
  }

  /** The rules, as explanations show them. */
  public List<Requirement> requirements() {
    return List.copyOf(rules);
  }

  /** The rule of this type, of which a policy has at most one. */
  public <R extends Rule> Optional<R> rule(Class<R> type) {
    return rules.stream().filter(type::isInstance).map(type::cast).findFirst();
  }

  /** What happens to TLS of an unknown version; refused unless a minimum allows it. */
  public WhenTlsUnknown whenTlsUnknown() {
    return rule(MinimumTls.class).map(MinimumTls::whenUnknown).orElse(WhenTlsUnknown.REFUSE);
  }

  /** The violations of the rules, in their order; empty if the request complies. */
  public List<Violation> violations(NegotiatedProtocol negotiated) {
    return complies(negotiated) ? List.of() : violated(negotiated);
  }

  /** The same policy without requirements that a request fulfils, rather than its connection. */
  public ProtocolPolicy ofConnections() {
    return rules.stream().allMatch(Rule::isOfConnection)
        ? this
        : new ProtocolPolicy(rules.stream().filter(Rule::isOfConnection).toList());
  }

  /** Whether a request fulfils all rules. */
  public boolean complies(NegotiatedProtocol negotiated) {
    // Not a stream: a request that complies is decided without an allocation.
    for (int i = 0; i < rules.size(); i++) {
      if (rules.get(i).violationBy(negotiated).isPresent()) {
        return false;
      }
    }
    return true;
  }

  private List<Violation> violated(NegotiatedProtocol negotiated) {
    Set<Kind> reported = new HashSet<>();
    return rules.stream()
        .map(rule -> rule.violationBy(negotiated))
        .flatMap(Optional::stream)
        // A contradiction violates every rule, but is reported once.
        .filter(
            violation ->
                violation.kind() != Kind.PROXY_CONTRADICTORY || reported.add(violation.kind()))
        .toList();
  }
}
