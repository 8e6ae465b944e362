package dev.upgraderequired.internal.guard;

import dev.upgraderequired.internal.foreign.ForeignCode;
import dev.upgraderequired.internal.negotiation.container.RequestedUpgradeReader;
import dev.upgraderequired.internal.policy.Assessment;
import dev.upgraderequired.internal.refusal.AnsweredRequest;
import dev.upgraderequired.internal.refusal.RequestDetails;
import dev.upgraderequired.internal.request.ContainerRequest;
import dev.upgraderequired.internal.request.FieldLines;
import dev.upgraderequired.internal.request.ForwardingHops;
import dev.upgraderequired.internal.request.RequestFraming;
import dev.upgraderequired.internal.request.RequestLimits;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads from a request what its response depends on: most of it only if it is needed. */
record RequestFacts(ContainerRequest request, NegotiatedProtocol negotiated)
    implements RequestDetails {

  /** Replaces the value of a field that is too long: present, but without a meaning. */
  private static final String TOO_LONG = "?";

  static AnsweredRequest of(Judgement judgement) {
    return of(
        judgement.request(), judgement.negotiated(), judgement.assessment(), judgement.time());
  }

  static AnsweredRequest of(
      ContainerRequest request,
      NegotiatedProtocol negotiated,
      Assessment assessment,
      Instant time) {
    RequestFacts details = new RequestFacts(request, negotiated);
    return new AnsweredRequest(
        time,
        negotiated.withRequestedUpgrade(RequestedUpgradeReader.webSocketOrNone(request)),
        RequestFraming.receivedIn(request),
        assessment,
        ForeignCode.orElse(request, ContainerRequest::method, ""),
        ForeignCode.orElse(details, RequestFacts::mustClose, true),
        details);
  }

  /** The facts about a request of which only the protocol is known. */
  static AnsweredRequest of(NegotiatedProtocol negotiated, Assessment assessment, Instant time) {
    return new AnsweredRequest(
        time, negotiated, negotiated.httpVersion(), assessment, "", false, new UnknownDetails());
  }

  private boolean mustClose() {
    return RequestFraming.hasContent(request) || mayBeTunnel();
  }

  // Some proxies open a tunnel after a request with Upgrade, whatever the response: the client of
  // the proxy then writes the next request itself.
  private boolean mayBeTunnel() {
    return negotiated.isReportedByProxy() && request.header("Upgrade") != null;
  }

  @Override
  public String target() {
    return ForeignCode.orElse(request, RequestFacts::targetOrNull, "");
  }

  private static @Nullable String targetOrNull(ContainerRequest request) {
    String path = request.received().getRequestURI();
    String query = request.received().getQueryString();
    String target = path == null || query == null ? path : path + '?' + query;
    return target == null || target.length() > RequestLimits.LONGEST_TARGET ? null : target;
  }

  @Override
  public String host() {
    // Undertow throws if the client sent a malformed host.
    return ForeignCode.orElse(request.servletRequest()::getServerName, "");
  }

  @Override
  public boolean hasCredentials() {
    return ForeignCode.orElse(
        request,
        r -> r.header("Authorization") != null || r.header("Proxy-Authorization") != null,
        true);
  }

  @Override
  public boolean hasUnknownProxy() {
    return ForeignCode.orElse(
        this, facts -> ForwardingHops.hasUnknown(facts.request, facts.negotiated), true);
  }

  @Override
  public String field(String name) {
    try {
      return value(name);
    } catch (Throwable failure) {
      ForeignCode.throwIfFatal(failure);
      return "";
    }
  }

  private String value(String name) {
    String first = request.header(name);
    if (first == null) {
      return "";
    }
    if (first.length() > RequestLimits.LONGEST_FIELD) {
      // Not read again: Tomcat decodes a field whenever it is asked for it.
      return TOO_LONG;
    }
    List<String> lines = FieldLines.of(request, name);
    if (lines.size() == 1) {
      return lines.get(0);
    }
    return lines.isEmpty() ? TOO_LONG : String.join(", ", lines);
  }

  /** The details of a request that no servlet receives. */
  private record UnknownDetails() implements RequestDetails {

    @Override
    public String target() {
      return "";
    }

    @Override
    public String host() {
      return "";
    }

    @Override
    public boolean hasCredentials() {
      return true;
    }

    @Override
    public boolean hasUnknownProxy() {
      return false;
    }

    @Override
    public String field(String name) {
      return "";
    }
  }
}
