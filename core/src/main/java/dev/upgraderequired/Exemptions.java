package dev.upgraderequired;

import dev.upgraderequired.negotiation.CidrBlocks;
import dev.upgraderequired.negotiation.IpAddress;
import dev.upgraderequired.refusal.CorsOrigins;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which requests are let through although they fall short. */
record Exemptions(PathPatterns paths, CidrBlocks clients, CorsOrigins preflights) {

  /** Signs that the address of a request may be one that the request itself has claimed. */
  private static final List<String> FORWARDED =
      List.of(
          "Forwarded",
          "Via",
          "X-Forwarded-For",
          "X-Forwarded-Host",
          "X-Forwarded-Port",
          "X-Forwarded-Proto",
          "X-Real-IP",
          "X-Client-IP",
          "X-Cluster-Client-IP",
          "True-Client-IP",
          "CF-Connecting-IP",
          "Fastly-Client-IP");

  /** What Tomcat and Jetty note where they have put another address in place of the peer's. */
  private static final List<String> REPLACED =
      List.of("org.apache.tomcat.request.forwarded", "org.eclipse.jetty.proxy.remote.address");

  /** Whether the request, as the container made it, is exempt. When in doubt it is not. */
  boolean cover(HttpServletRequest own) {
    return paths.matchPathOf(own) || coverClient(own) || coverPreflight(own);
  }

  // A preflight carries neither content nor credentials; refused, it would hide the refusal of the
  // request that is to follow from the script that makes it.
  private boolean coverPreflight(HttpServletRequest own) {
    String origin = own.getHeader("Origin");
    return own.getMethod().equals("OPTIONS")
        && own.getHeader("Access-Control-Request-Method") != null
        && origin != null
        && preflights.allow(origin);
  }

  // An address that may have come from a field of the request is nobody's credential.
  private boolean coverClient(HttpServletRequest own) {
    return !isForwarded(own)
        && own.getRemoteAddr() != null
        && IpAddress.parse(own.getRemoteAddr()).filter(clients::contain).isPresent();
  }

  private static boolean isForwarded(HttpServletRequest own) {
    return REPLACED.stream().anyMatch(name -> own.getAttribute(name) != null)
        || FORWARDED.stream().anyMatch(name -> own.getHeader(name) != null);
  }

  /** For the log at start: {@code except to /health, except from 192.0.2.0/24}. */
  String inWords() {
    return Stream.of(except("to ", paths.toString()), except("from ", clients.toString()))
        .flatMap(Optional::stream)
        .collect(Collectors.joining());
  }

  private static Optional<String> except(String preposition, String what) {
    return what.isEmpty() ? Optional.empty() : Optional.of(", except " + preposition + what);
  }
}
