package dev.upgraderequired.internal.guard;

import dev.upgraderequired.internal.cache.LazyPattern;
import dev.upgraderequired.internal.census.Violator;
import dev.upgraderequired.internal.exemption.PathPatterns;
import dev.upgraderequired.internal.foreign.ForeignCode;
import dev.upgraderequired.internal.request.AgentName;
import dev.upgraderequired.internal.request.ContainerRequest;
import dev.upgraderequired.internal.request.RequestPath;
import dev.upgraderequired.spi.Verdict;

/** Reads from a request that violates the policy what the census stores. */
record ViolatorFacts(PathPatterns exemptPaths, boolean wholeAddresses) {

  private static final int LONGEST_SEGMENT = 40;

  private static final LazyPattern NOT_PRINTABLE = new LazyPattern("\\p{C}");

  Violator of(Judgement judgement) {
    ContainerRequest request = judgement.request();
    Client client = judgement.client();
    return new Violator(
        wholeAddresses ? client.wholeAddress() : client.network(),
        AgentName.of(ForeignCode.orElse(() -> request.header("User-Agent"), "")),
        judgement.verdict() == Verdict.EXEMPT
            ? exemptPaths.patternFor(request).orElseGet(() -> firstSegment(request))
            : firstSegment(request),
        judgement.negotiated().isReportedByProxy() ? "proxy" : "direct");
  }

  private static String firstSegment(ContainerRequest request) {
    try {
      String path = RequestPath.of(request);
      if (path.isEmpty()) {
        return "/";
      }
      int end = path.indexOf('/', 1);
      String segment = end < 0 ? path : path.substring(0, end);
      return NOT_PRINTABLE
          .matcher(segment.substring(0, Math.min(segment.length(), LONGEST_SEGMENT)))
          .replaceAll("?");
    } catch (RuntimeException | LinkageError ambiguous) {
      return "ambiguous";
    }
  }
}
