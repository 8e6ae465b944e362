package dev.upgraderequired;

import dev.upgraderequired.census.Violator;
import jakarta.servlet.http.HttpServletRequest;

/** Takes from a request what the census keeps of one that falls short. */
record ViolatorFacts(PathPatterns exemptPaths, boolean wholeAddresses) {

  private static final int LONGEST_SEGMENT = 40;

  Violator of(HttpServletRequest own, Client client, boolean isForwarded) {
    return new Violator(
        wholeAddresses ? client.wholeAddress() : client.network(),
        AgentName.of(own.getHeader("User-Agent")),
        exemptPaths.patternFor(own).orElseGet(() -> firstSegment(own)),
        isForwarded ? "proxy" : "direct");
  }

  private static String firstSegment(HttpServletRequest own) {
    try {
      String path = PathPatterns.pathOf(own);
      if (path.isEmpty()) {
        return "/";
      }
      int end = path.indexOf('/', 1);
      String segment = end < 0 ? path : path.substring(0, end);
      return segment
          .substring(0, Math.min(segment.length(), LONGEST_SEGMENT))
          .replaceAll("\\p{C}", "?");
    } catch (RuntimeException ambiguous) {
      return "ambiguous";
    }
  }
}
