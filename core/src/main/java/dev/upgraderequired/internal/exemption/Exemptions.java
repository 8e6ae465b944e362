package dev.upgraderequired.internal.exemption;

import dev.upgraderequired.internal.field.CorsOrigins;
import dev.upgraderequired.internal.foreign.ForeignCode;
import dev.upgraderequired.internal.negotiation.address.CidrBlocks;
import dev.upgraderequired.internal.negotiation.container.Peer;
import dev.upgraderequired.internal.negotiation.proxy.TrustedProxies;
import dev.upgraderequired.internal.request.FieldLines;
import dev.upgraderequired.internal.request.ForwardingHops;
import dev.upgraderequired.internal.request.RequestFraming;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which requests are let through although they fall short. */
public record Exemptions(
    PathPatterns paths, CidrBlocks clients, TrustedProxies proxies, CorsOrigins preflights) {

  private static final List<String> NOT_IN_A_PREFLIGHT =
      List.of(
          "Authorization",
          "Proxy-Authorization",
          "Cookie",
          // Some proxies take it for the start of a tunnel, whatever the answer.
          "Upgrade",
          "X-HTTP-Method-Override",
          "X-HTTP-Method",
          "X-Method-Override");

  /** Whether the request, as the container made it, is exempt. When in doubt it is not. */
  public boolean cover(HttpServletRequest own) {
    try {
      return paths.matchPathOf(own) || coverClient(own) || coverPreflight(own);
    } catch (Throwable unclear) {
      ForeignCode.throwIfFatal(unclear);
      return false;
    }
  }

  // A true preflight carries neither content nor credentials. Were it refused, the script could not
  // read the refusal of the request that is to follow. Content of HTTP/2 without Content-Length is
  // not to be seen before it is read.
  private boolean coverPreflight(HttpServletRequest own) {
    return own.getMethod().equals("OPTIONS")
        && FieldLines.of(own, "Access-Control-Request-Method").size() == 1
        && preflights.allows(String.join(",", FieldLines.of(own, "Origin")))
        && !RequestFraming.hasContent(own)
        && NOT_IN_A_PREFLIGHT.stream().allMatch(name -> own.getHeader(name) == null);
  }

  // A proxy is not the client: neither one that is trusted, nor one that shows.
  private boolean coverClient(HttpServletRequest own) {
    return !clients.blocks().isEmpty()
        && !ForwardingHops.claimsForwarding(own)
        && Peer.of(own).filter(clients::contain).filter(peer -> !proxies.include(peer)).isPresent();
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
