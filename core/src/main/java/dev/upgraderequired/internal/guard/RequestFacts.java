package dev.upgraderequired.internal.guard;

import dev.upgraderequired.internal.foreign.ForeignCode;
import dev.upgraderequired.internal.negotiation.container.UpgradeFields;
import dev.upgraderequired.internal.refusal.AnsweredRequest;
import dev.upgraderequired.internal.request.FieldLines;
import dev.upgraderequired.internal.request.ForwardingHops;
import dev.upgraderequired.internal.request.RequestFraming;
import dev.upgraderequired.internal.request.RequestLimits;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.spi.Violation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads from a request everything that its refusal depends on. */
final class RequestFacts {

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
        negotiated.withRequestedUpgrade(UpgradeFields.in(own).cacheKey()),
        RequestFraming.receivedIn(own),
        violations,
        Optional.empty(),
        ForeignCode.orElse(own::getMethod, ""),
        ForeignCode.orElse(() -> target(own), ""),
        // Used only for redirects. Undertow throws if the client sent a malformed host.
        ForeignCode.orElse(own::getServerName, ""),
        ForeignCode.orElse(
            () -> RequestFraming.hasContent(own) || mayBeTunnel(own, negotiated), true),
        ForeignCode.orElse(() -> hasCredentials(own), true),
        ForeignCode.orElse(() -> ForwardingHops.hasUnknown(own, negotiated), true),
        fields(own));
  }

  private static boolean hasCredentials(HttpServletRequest own) {
    return own.getHeader("Authorization") != null || own.getHeader("Proxy-Authorization") != null;
  }

  // Some proxies open a tunnel after a request with Upgrade, whatever the response: their client
  // then writes the next request itself.
  private static boolean mayBeTunnel(HttpServletRequest own, NegotiatedProtocol negotiated) {
    return negotiated.isReportedByProxy() && own.getHeader("Upgrade") != null;
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
