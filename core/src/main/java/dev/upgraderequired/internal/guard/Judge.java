package dev.upgraderequired.internal.guard;

import dev.upgraderequired.internal.foreign.ForeignCode;
import dev.upgraderequired.internal.negotiation.container.RequestedUpgradeReader;
import dev.upgraderequired.internal.negotiation.proxy.TrustedProxies;
import dev.upgraderequired.internal.policy.Assessment;
import dev.upgraderequired.internal.policy.Plan;
import dev.upgraderequired.internal.policy.ProtocolPolicy;
import dev.upgraderequired.internal.policy.RequiredUpgrade;
import dev.upgraderequired.internal.request.ContainerRequest;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.NegotiatedProtocol.Source;
import dev.upgraderequired.spi.Violation;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Determines what a request negotiated and violates. Counts, logs and writes nothing. */
final class Judge {

  private final TrustedProxies proxies;
  private final Plan plan;
  private final ProtocolPolicy strictest;
  private final boolean requiresUpgrade;
  private final AssessmentCache assessments;

  Judge(TrustedProxies proxies, Plan plan) {
    this.proxies = proxies;
    this.plan = plan;
    strictest = plan.strictest();
    assessments = new AssessmentCache(plan);
    requiresUpgrade = strictest.rule(RequiredUpgrade.class).isPresent();
  }

  /**
   * What a request negotiated; unknown if the container fails.
   *
   * @param onFailure is called with the failure of the container
   */
  NegotiatedProtocol negotiated(ContainerRequest request, Consumer<Throwable> onFailure) {
    try {
      NegotiatedProtocol negotiated = proxies.read(request);
      return requiresUpgrade
          ? negotiated.withRequestedUpgrade(RequestedUpgradeReader.in(request))
          : negotiated;
    } catch (Throwable failure) {
      ForeignCode.throwIfFatal(failure);
      onFailure.accept(failure);
      return NegotiatedProtocol.unknown(Source.CONNECTION);
    }
  }

  /** Whether a request complies with the policy, and with what is planned. */
  boolean complies(NegotiatedProtocol negotiated) {
    return strictest.complies(negotiated);
  }

  /** How a request that does not comply violates the policy in force, or the planned one. */
  Assessment assess(NegotiatedProtocol negotiated, Instant now) {
    return assessments.get(negotiated, now);
  }

  /** How a connection violates the policy, and the planned one. */
  Assessment assessConnection(NegotiatedProtocol negotiated, Instant now, Client client) {
    return plan.assessConnection(negotiated, now, client.bytes());
  }

  /** The violations of the policy as options state it at an instant. */
  List<Violation> violations(NegotiatedProtocol negotiated, Instant now) {
    return plan.stated(now).violations(negotiated);
  }

  /** The violations of the policy as it is planned or, if nothing is planned, as it is. */
  List<Violation> plannedViolations(NegotiatedProtocol negotiated) {
    return strictest.violations(negotiated);
  }
}
