package dev.upgraderequired.internal.guard;

import dev.upgraderequired.internal.foreign.ForeignCode;
import dev.upgraderequired.internal.negotiation.container.RequestedUpgradeReader;
import dev.upgraderequired.internal.negotiation.proxy.TrustedProxies;
import dev.upgraderequired.internal.policy.ProtocolPolicy;
import dev.upgraderequired.internal.policy.RequiredUpgrade;
import dev.upgraderequired.internal.request.ContainerRequest;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.NegotiatedProtocol.Source;
import dev.upgraderequired.spi.Violation;
import java.util.List;
import java.util.function.Consumer;

/** Determines what a request negotiated and violates. Counts, logs and writes nothing. */
final class Judge {

  private final TrustedProxies proxies;
  private final ProtocolPolicy policy;
  private final boolean requiresUpgrade;

  Judge(TrustedProxies proxies, ProtocolPolicy policy) {
    this.proxies = proxies;
    this.policy = policy;
    requiresUpgrade = policy.rule(RequiredUpgrade.class).isPresent();
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

  /** The violations of the policy; empty if the request complies. */
  List<Violation> violations(NegotiatedProtocol negotiated) {
    return policy.violations(negotiated);
  }

  /** The violations that depend on the connection alone. */
  List<Violation> violationsOfConnection(NegotiatedProtocol negotiated) {
    return policy.ofConnections().violations(negotiated);
  }
}
