package dev.upgraderequired.internal.exemption;

import dev.upgraderequired.internal.field.CorsOrigins;
import dev.upgraderequired.internal.foreign.ForeignCode;
import dev.upgraderequired.internal.negotiation.address.Peers;
import dev.upgraderequired.internal.negotiation.container.Peer;
import dev.upgraderequired.internal.negotiation.proxy.TrustedProxies;
import dev.upgraderequired.internal.request.ContainerRequest;
import dev.upgraderequired.internal.request.FieldLines;
import dev.upgraderequired.internal.request.ForwardingHops;
import dev.upgraderequired.internal.request.RequestFraming;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The requests that are served although they violate the policy. */
public record Exemptions(
    PathPatterns paths, Peers clients, TrustedProxies proxies, CorsOrigins preflights) {

  private static final List<String> NOT_IN_A_PREFLIGHT =
      List.of(
          "Authorization",
          "Proxy-Authorization",
          "Cookie",
          // Some proxies open a tunnel after it, regardless of the response.
          "Upgrade",
          "X-HTTP-Method-Override",
          "X-HTTP-Method",
          "X-Method-Override");

  /** Whether a request is exempt; false if that cannot be determined. */
  public boolean covers(ContainerRequest request) {
    try {
      return paths.matches(request) || coversClient(request) || coversPreflight(request);
    } catch (Throwable failure) {
      ForeignCode.throwIfFatal(failure);
      return false;
    }
  }

  // A preflight has neither content nor credentials. If it were refused, the script could not read
  // the refusal of the request that follows. HTTP/2 content without Content-Length is not detected.
  private boolean coversPreflight(ContainerRequest request) {
    return request.method().equals("OPTIONS")
        && FieldLines.of(request, "Access-Control-Request-Method").size() == 1
        && preflights.allows(String.join(",", FieldLines.of(request, "Origin")))
        && !RequestFraming.hasContent(request)
        && NOT_IN_A_PREFLIGHT.stream().allMatch(name -> request.header(name) == null);
  }

  // A proxy is not the client, whether it is trusted or identified by its header fields.
  private boolean coversClient(ContainerRequest request) {
    if (clients.isEmpty() || ForwardingHops.claimsForwarding(request)) {
      return false;
    }
    Object peer = Peer.orNull(request);
    return clients.contains(peer) && !proxies.contains(peer);
  }

  /** For the log at start: {@code except to /health, except from 192.0.2.0/24}. */
  public String inWords() {
    return Stream.of(except("to ", paths.toString()), except("from ", clients.toString()))
        .flatMap(Optional::stream)
        .collect(Collectors.joining());
  }

  private static Optional<String> except(String preposition, String what) {
    return what.isEmpty() ? Optional.empty() : Optional.of(", except " + preposition + what);
  }
}
