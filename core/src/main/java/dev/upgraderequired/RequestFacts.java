package dev.upgraderequired;

import dev.upgraderequired.negotiation.FieldLines;
import dev.upgraderequired.negotiation.RequestLimits;
import dev.upgraderequired.negotiation.UpgradeFields;
import dev.upgraderequired.policy.Violation;
import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.refusal.AnsweredRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Takes from a request what an answer of ours depends on. */
final class RequestFacts {

  /** Signs that a request has come through a proxy, or claims so. */
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

  /** Those that the edge of a network adds, in front of proxies within it. */
  private static final List<String> OF_EDGES =
      List.of("CF-Connecting-IP", "CF-Visitor", "True-Client-IP", "Fastly-Client-IP");

  /** What Tomcat and Jetty note where they have put another address in place of the peer's. */
  private static final List<String> REPLACED =
      List.of("org.apache.tomcat.request.forwarded", "org.eclipse.jetty.proxy.remote.address");

  /** In place of a field that is too long to be read: it is there, and means nothing. */
  private static final String TOO_LONG = "?";

  private RequestFacts() {}

  static AnsweredRequest of(Judgement judgement) {
    return of(judgement.own(), judgement.negotiated(), judgement.violations(), judgement.time());
  }

  static AnsweredRequest of(
      HttpServletRequest own,
      NegotiatedProtocol negotiated,
      List<Violation> violations,
      Instant time) {
    return new AnsweredRequest(
        time,
        negotiated.asking(UpgradeFields.in(own).inGeneral()),
        receivedIn(own),
        violations,
        Optional.empty(),
        own.getMethod(),
        target(own),
        String.valueOf(own.getServerName()),
        hasContent(own) || mayBeTunnel(own, negotiated),
        own.getHeader("Authorization") != null || own.getHeader("Proxy-Authorization") != null,
        negotiated.isToldByProxy() ? hasSeveralHops(own) : claimsForwarding(own),
        fields(own));
  }

  static boolean claimsForwarding(HttpServletRequest own) {
    return REPLACED.stream().anyMatch(name -> own.getAttribute(name) != null)
        || FORWARDED.stream().anyMatch(name -> own.getHeader(name) != null);
  }

  // The proxy next to us tells of its own client, which may be another proxy.
  private static boolean hasSeveralHops(HttpServletRequest own) {
    return Stream.of("X-Forwarded-For", "Via")
            .anyMatch(name -> FieldLines.mayHaveSeveral(own, name))
        || OF_EDGES.stream().anyMatch(name -> own.getHeader(name) != null);
  }

  // AJP tells the client's version, and is a hop like one of HTTP/1.1 itself.
  private static HttpVersion receivedIn(HttpServletRequest own) {
    try {
      return "ajp".equalsIgnoreCase(own.getServletConnection().getProtocol())
          ? HttpVersion.HTTP_1_1
          : HttpVersion.parse(own.getProtocol()).orElse(HttpVersion.UNKNOWN);
    } catch (RuntimeException | LinkageError unanswered) {
      return HttpVersion.UNKNOWN;
    }
  }

  // Where a proxy takes Upgrade for the start of a tunnel, whatever the answer, its client writes
  // the next request itself.
  private static boolean mayBeTunnel(HttpServletRequest own, NegotiatedProtocol negotiated) {
    return negotiated.isToldByProxy() && own.getHeader("Upgrade") != null;
  }

  static boolean hasContent(HttpServletRequest own) {
    return own.getContentLengthLong() > 0 || own.getHeader("Transfer-Encoding") != null;
  }

  private static String target(HttpServletRequest own) {
    String path = own.getRequestURI();
    String query = own.getQueryString();
    String target = query == null ? path : path + '?' + query;
    // A longer Location than containers send would end in a 500: Tomcat and Jetty take 8 KB.
    return target == null || target.length() > RequestLimits.LONGEST_PATH ? "" : target;
  }

  private static Map<String, String> fields(HttpServletRequest own) {
    Map<String, String> fields = new TreeMap<>();
    for (String name : AnsweredRequest.FIELDS) {
      if (own.getHeader(name) != null) {
        List<String> lines = FieldLines.of(own, name);
        fields.put(name, lines.isEmpty() ? TOO_LONG : String.join(", ", lines));
      }
    }
    return fields;
  }
}
