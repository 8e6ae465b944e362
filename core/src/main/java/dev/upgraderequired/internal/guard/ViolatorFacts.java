package dev.upgraderequired.internal.guard;

import dev.upgraderequired.internal.cache.LazyPattern;
import dev.upgraderequired.internal.cache.SlotCache;
import dev.upgraderequired.internal.census.Violator;
import dev.upgraderequired.internal.exemption.PathPatterns;
import dev.upgraderequired.internal.foreign.ForeignCode;
import dev.upgraderequired.internal.request.AgentName;
import dev.upgraderequired.internal.request.ContainerRequest;
import dev.upgraderequired.internal.request.RequestLimits;
import dev.upgraderequired.internal.request.RequestPath;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.spi.Verdict;

/** Reads from a request that violates the policy what the census stores. */
final class ViolatorFacts {

  private static final int LONGEST_SEGMENT = 40;

  private static final LazyPattern NOT_PRINTABLE = new LazyPattern("\\p{C}");

  private final PathPatterns exemptPaths;
  private final boolean wholeAddresses;

  /** Of browsers alone: the name of another program begins its field, and is read faster. */
  private final SlotCache<String, String> agents = new SlotCache<>();

  ViolatorFacts(PathPatterns exemptPaths, boolean wholeAddresses) {
    this.exemptPaths = exemptPaths;
    this.wholeAddresses = wholeAddresses;
  }

  Violator of(Judgement judgement) {
    ContainerRequest request = judgement.request();
    Client client = judgement.client();
    NegotiatedProtocol negotiated = judgement.negotiated();
    return new Violator(
        wholeAddresses ? client.wholeAddress() : client.network(),
        agent(ForeignCode.orElse(request, r -> r.header("User-Agent"), "")),
        judgement.verdict() == Verdict.EXEMPT
            ? exemptPaths.patternFor(request).orElseGet(() -> firstSegment(request))
            : firstSegment(request),
        negotiated.isReportedByProxy() ? "proxy" : "direct",
        negotiated.httpVersion().token(),
        negotiated.transportSecurity().token());
  }

  private String agent(String field) {
    return AgentName.isOfBrowser(field) && field.length() <= RequestLimits.LONGEST_FIELD
        ? agents.get(field, AgentName::of)
        : AgentName.of(field);
  }

  private static String firstSegment(ContainerRequest request) {
    try {
      String path = RequestPath.of(request);
      if (path.isEmpty()) {
        return "/";
      }
      int slash = path.indexOf('/', 1);
      int end = Math.min(slash < 0 ? path.length() : slash, LONGEST_SEGMENT);
      return printable(path.substring(0, end));
    } catch (RuntimeException | LinkageError ambiguous) {
      return "ambiguous";
    }
  }

  private static String printable(String segment) {
    for (int i = 0; i < segment.length(); i++) {
      if (segment.charAt(i) < ' ' || segment.charAt(i) > '~') {
        return NOT_PRINTABLE.matcher(segment).replaceAll("?");
      }
    }
    return segment;
  }
}
