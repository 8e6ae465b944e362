package dev.upgraderequired;

import dev.upgraderequired.foreign.ForeignCode;
import dev.upgraderequired.negotiation.FieldLines;
import dev.upgraderequired.negotiation.RequestLimits;
import dev.upgraderequired.negotiation.UpgradeFields;
import dev.upgraderequired.policy.Violation;
import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.TransportSecurity.Cleartext;
import dev.upgraderequired.refusal.AnsweredRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads from a request everything that its refusal depends on. */
final class RequestFacts {

  /** Attributes that Tomcat and Jetty set when they replace the address of the peer. */
  private static final List<String> REPLACED =
      List.of("org.apache.tomcat.request.forwarded", "org.eclipse.jetty.proxy.remote.address");

  /** In place of a field that is too long to be read: present, but without a meaning. */
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
        ForeignCode.orElse(own::getMethod, ""),
        ForeignCode.orElse(() -> target(own), ""),
        // Used only for redirects. Undertow throws if the client sent a malformed host.
        ForeignCode.orElse(own::getServerName, ""),
        ForeignCode.orElse(() -> hasContent(own) || mayBeTunnel(own, negotiated), true),
        ForeignCode.orElse(() -> hasCredentials(own), true),
        ForeignCode.orElse(() -> hasUnvouchedHop(own, negotiated), true),
        fields(own));
  }

  private static boolean hasCredentials(HttpServletRequest own) {
    return own.getHeader("Authorization") != null || own.getHeader("Proxy-Authorization") != null;
  }

  /** Whether it may have come through a proxy whose clients' connections are not known. */
  static boolean hasUnvouchedHop(HttpServletRequest own, NegotiatedProtocol negotiated) {
    return negotiated.isToldByProxy() ? hasSeveralHops(own, negotiated) : claimsForwarding(own);
  }

  static boolean claimsForwarding(HttpServletRequest own) {
    return REPLACED.stream().anyMatch(name -> own.getAttribute(name) != null)
        || ProxySign.isAnyIn(own);
  }

  // The trusted proxy describes the connection of its own client, which may be another proxy. If
  // that one ended TLS and the trusted one reports cleartext, a redirect would loop.
  private static boolean hasSeveralHops(HttpServletRequest own, NegotiatedProtocol negotiated) {
    return Stream.of("X-Forwarded-For", "Via")
            .anyMatch(name -> FieldLines.mayHaveSeveral(own, name))
        || ProxySign.isAnyOfEdgesIn(own)
        || (negotiated.transportSecurity() instanceof Cleartext && ProxySign.saysEncrypted(own));
  }

  // AJP tells the client's version, and is a hop like one of HTTP/1.1 itself.
  static HttpVersion receivedIn(HttpServletRequest own) {
    return ForeignCode.orElse(
        () ->
            "ajp".equalsIgnoreCase(own.getServletConnection().getProtocol())
                ? HttpVersion.HTTP_1_1
                : HttpVersion.parse(own.getProtocol()).orElse(HttpVersion.UNKNOWN),
        HttpVersion.UNKNOWN);
  }

  // Some proxies open a tunnel after a request with Upgrade, whatever the response: their client
  // then writes the next request itself.
  private static boolean mayBeTunnel(HttpServletRequest own, NegotiatedProtocol negotiated) {
    return negotiated.isToldByProxy() && own.getHeader("Upgrade") != null;
  }

  static boolean hasContent(HttpServletRequest own) {
    return own.getContentLengthLong() > 0 || own.getHeader("Transfer-Encoding") != null;
  }

  private static @Nullable String target(HttpServletRequest own) {
    String path = own.getRequestURI();
    String query = own.getQueryString();
    String target = path == null || query == null ? path : path + '?' + query;
    return target == null || target.length() > RequestLimits.LONGEST_TARGET ? null : target;
  }

  private static Map<String, String> fields(HttpServletRequest own) {
    Map<String, String> fields = new TreeMap<>();
    for (String name : AnsweredRequest.FIELDS) {
      ForeignCode.runQuietly(() -> putField(name, own, fields));
    }
    return fields;
  }

  private static void putField(String name, HttpServletRequest own, Map<String, String> fields) {
    if (own.getHeader(name) != null) {
      List<String> lines = FieldLines.of(own, name);
      fields.put(name, lines.isEmpty() ? TOO_LONG : String.join(", ", lines));
    }
  }
}
