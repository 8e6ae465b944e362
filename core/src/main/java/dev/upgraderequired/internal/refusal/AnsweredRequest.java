package dev.upgraderequired.internal.refusal;

import dev.upgraderequired.internal.policy.Assessment;
import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.spi.Violation;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The facts about a request that the response of the filter depends on.
 *
 * @param time when the request was received
 * @param receivedIn the HTTP version in which this server received it, from the client or a proxy
 * @param assessment what is required of it, and how it violates that
 * @param method such as {@code GET}
 * @param mustClose whether the connection must be closed after the response: the request has
 *     content that is not read, or a proxy may treat what follows as a tunnel
 */
public record AnsweredRequest(
    Instant time,
    NegotiatedProtocol negotiated,
    HttpVersion receivedIn,
    Assessment assessment,
    String method,
    boolean mustClose,
    RequestDetails details) {

  /** How it violates what is required; empty if a check finds nothing. */
  List<Violation> violations() {
    return assessment.violations();
  }

  String target() {
    return details.target();
  }

  String host() {
    return details.host();
  }

  boolean hasCredentials() {
    return details.hasCredentials();
  }

  boolean hasUnknownProxy() {
    return details.hasUnknownProxy();
  }

  /** The value of a field; empty if the request does not have it. */
  String field(String name) {
    return details.field(name);
  }

  /**
   * Whether the response may have {@code Upgrade} and {@code Connection}: the whole path to the
   * client is known to be HTTP/1.x. A proxy that speaks HTTP/2 to its client may forward {@code
   * Upgrade}, and the client then treats the response as malformed (RFC 9113 §8.2.2).
   */
  boolean isUpgradable() {
    return receivedIn.hasConnectionFields()
        && negotiated.httpVersion().hasConnectionFields()
        && !hasUnknownProxy();
  }

  /** Whether the response must say that the connection is closed; only in HTTP/1.x. */
  boolean closesConnection() {
    return mustClose && receivedIn.hasConnectionFields();
  }

  /** The query component of the target; empty if there is none. */
  public String query() {
    String target = target();
    int mark = target.indexOf('?');
    return mark < 0 ? "" : target.substring(mark + 1);
  }

  /** A copy with another protocol, and what is required of that. */
  public AnsweredRequest withProtocol(NegotiatedProtocol other, Assessment itsAssessment) {
    return new AnsweredRequest(time, other, receivedIn, itsAssessment, method, mustClose, details);
  }

  /** A copy that was received when its minute began. */
  AnsweredRequest withTimeInMinutes() {
    return new AnsweredRequest(
        time.truncatedTo(ChronoUnit.MINUTES),
        negotiated,
        receivedIn,
        assessment,
        method,
        mustClose,
        details);
  }

  /** A copy that asks for another language. */
  public AnsweredRequest withLanguage(String tag) {
    return withField("Accept-Language", tag);
  }

  /** A copy that asks for another format. */
  public AnsweredRequest withMediaType(String type) {
    return withField("Accept", type);
  }

  private AnsweredRequest withField(String name, String value) {
    return new AnsweredRequest(
        time,
        negotiated,
        receivedIn,
        assessment,
        method,
        mustClose,
        new ReplacedField(details, name, value));
  }
}
