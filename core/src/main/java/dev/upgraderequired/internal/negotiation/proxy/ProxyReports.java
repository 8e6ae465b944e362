package dev.upgraderequired.internal.negotiation.proxy;

import static dev.upgraderequired.protocol.NegotiatedProtocol.Source.TRUSTED_PROXY;

import dev.upgraderequired.internal.foreign.ForeignCode;
import dev.upgraderequired.internal.negotiation.container.NegotiatedProtocolReader;
import dev.upgraderequired.internal.request.ContainerRequest;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.TransportSecurity.Tls;
import java.util.Optional;

/**
 * What trusted proxies report about their clients, provided that the proxy itself sent the request.
 *
 * @param secret what the proxies have to send, if anything
 * @param connections reads the connections of the proxies
 */
record ProxyReports(
    ForwardedSource source, Optional<ProxySecret> secret, NegotiatedProtocolReader connections) {

  /** What the proxy reports for a request; unknown if it does not, or did not send the request. */
  NegotiatedProtocol read(ContainerRequest request) {
    try {
      if (hasSecret(request) && !mayBeTunneled(request)) {
        NegotiatedProtocol reported = source.read(request);
        return reported.contradictsItself() ? NegotiatedProtocol.contradictory() : reported;
      }
    } catch (Throwable unreadable) {
      ForeignCode.throwIfFatal(unreadable);
      // Treated like a missing report.
    }
    return NegotiatedProtocol.unknown(TRUSTED_PROXY);
  }

  /** Whether the request has the secret, or no secret is required. */
  boolean hasSecret(ContainerRequest request) {
    return secret.isEmpty() || secret.get().isIn(request);
  }

  /** Whether the client of the proxy may have written the request, with all its fields. */
  boolean mayBeTunneled(ContainerRequest request) {
    // A proxy that forwards "Upgrade: h2c" becomes a tunnel. Only a secret distinguishes its
    // requests from those of the client.
    return secret.isEmpty()
        && source.isForgeable()
        && !String.valueOf(request.protocol()).startsWith("HTTP/1.")
        && !(connections.read(request).transportSecurity() instanceof Tls);
  }
}
