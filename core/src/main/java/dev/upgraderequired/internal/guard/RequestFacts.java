package dev.upgraderequired.internal.guard;

import dev.upgraderequired.internal.foreign.ForeignCode;
import dev.upgraderequired.internal.negotiation.container.RequestedUpgradeReader;
import dev.upgraderequired.internal.policy.Assessment;
import dev.upgraderequired.internal.refusal.AnsweredRequest;
import dev.upgraderequired.internal.request.ContainerRequest;
import dev.upgraderequired.internal.request.FieldLines;
import dev.upgraderequired.internal.request.ForwardingHops;
import dev.upgraderequired.internal.request.RequestFraming;
import dev.upgraderequired.internal.request.RequestLimits;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads from a request everything that its response depends on. */
final class RequestFacts {

  /** Replaces the value of a field that is too long: present, but without a meaning. */
  private static final String TOO_LONG = "?";

  private RequestFacts() {}

  static AnsweredRequest of(Judgement judgement) {
    return of(
        judgement.request(), judgement.negotiated(), judgement.assessment(), judgement.time());
  }

  static AnsweredRequest of(
      ContainerRequest request,
      NegotiatedProtocol negotiated,
      Assessment assessment,
      Instant time) {
    return new AnsweredRequest(
        time,
        negotiated.withRequestedUpgrade(RequestedUpgradeReader.in(request).cacheKey()),
        RequestFraming.receivedIn(request),
        assessment,
        ForeignCode.orElse(request::method, ""),
        ForeignCode.orElse(() -> target(request), ""),
        // Used only for redirects. Undertow throws if the client sent a malformed host.
        ForeignCode.orElse(request.servletRequest()::getServerName, ""),
        ForeignCode.orElse(
            () -> RequestFraming.hasContent(request) || mayBeTunnel(request, negotiated), true),
        ForeignCode.orElse(() -> hasCredentials(request), true),
        ForeignCode.orElse(() -> ForwardingHops.hasUnknown(request, negotiated), true),
        fields(request));
  }

  /** The facts about a request of which only the protocol is known. */
  static AnsweredRequest of(NegotiatedProtocol negotiated, Assessment assessment, Instant time) {
    return new AnsweredRequest(
        time,
        negotiated,
        negotiated.httpVersion(),
        assessment,
        "",
        "",
        "",
        false,
        true,
        false,
        Map.of());
  }

  private static boolean hasCredentials(ContainerRequest request) {
    return request.header("Authorization") != null || request.header("Proxy-Authorization") != null;
  }

  // Some proxies open a tunnel after a request with Upgrade, whatever the response: the client of
  // the proxy then writes the next request itself.
  private static boolean mayBeTunnel(ContainerRequest request, NegotiatedProtocol negotiated) {
    return negotiated.isReportedByProxy() && request.header("Upgrade") != null;
  }

  private static @Nullable String target(ContainerRequest request) {
    String path = request.received().getRequestURI();
    String query = request.received().getQueryString();
    String target = path == null || query == null ? path : path + '?' + query;
    return target == null || target.length() > RequestLimits.LONGEST_TARGET ? null : target;
  }

  private static Map<String, String> fields(ContainerRequest request) {
    Map<String, String> fields = new TreeMap<>();
    for (String name : AnsweredRequest.FIELDS) {
      ForeignCode.runQuietly(() -> putField(name, request, fields));
    }
    return fields;
  }

  private static void putField(String name, ContainerRequest request, Map<String, String> fields) {
    if (request.header(name) != null) {
      List<String> lines = FieldLines.of(request, name);
      fields.put(name, lines.isEmpty() ? TOO_LONG : String.join(", ", lines));
    }
  }
}
