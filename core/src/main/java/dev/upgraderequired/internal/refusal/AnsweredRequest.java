package dev.upgraderequired.internal.refusal;

import dev.upgraderequired.internal.policy.Assessment;
import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.spi.Violation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The facts about a request that the response of the filter depends on.
 *
 * @param time when the request was received
 * @param receivedIn the HTTP version in which this server received it, from the client or a proxy
 * @param assessment what is required of it, and how it violates that
 * @param method such as {@code GET}
 * @param target the path and query as received
 * @param host the requested host without a port
 * @param mustClose whether the connection must be closed after the response: the request has
 *     content that is not read, or a proxy may treat what follows as a tunnel
 * @param hasCredentials whether it has {@code Authorization} or {@code Proxy-Authorization}
 * @param hasUnknownProxy whether it may have passed a proxy whose client connection is not known
 * @param fields the values of {@link #FIELDS}, with the lines of one field joined by commas
 */
public record AnsweredRequest(
    Instant time,
    NegotiatedProtocol negotiated,
    HttpVersion receivedIn,
    Assessment assessment,
    String method,
    String target,
    String host,
    boolean mustClose,
    boolean hasCredentials,
    boolean hasUnknownProxy,
    Map<String, String> fields) {

  /** The names of the request fields that the response depends on. */
  public static final List<String> FIELDS =
      List.of(
          "Accept",
          "Accept-Language",
          "User-Agent",
          "Content-Type",
          "Origin",
          "Sec-Fetch-Mode",
          "X-Requested-With");

  /** How it violates what is required; empty if a check finds nothing. */
  List<Violation> violations() {
    return assessment.violations();
  }

  /** The value of a field; empty if the request does not have it. */
  String field(String name) {
    return fields.getOrDefault(name, "");
  }

  /**
   * Whether the response may have {@code Upgrade} and {@code Connection}: the whole path to the
   * client is known to be HTTP/1.x. A proxy that speaks HTTP/2 to its client may forward {@code
   * Upgrade}, and the client then treats the response as malformed (RFC 9113 §8.2.2).
   */
  boolean isUpgradable() {
    return receivedIn.hasConnectionFields()
        && negotiated.httpVersion().hasConnectionFields()
        && !hasUnknownProxy;
  }

  /** The query component of the target; empty if there is none. */
  public String query() {
    int mark = target.indexOf('?');
    return mark < 0 ? "" : target.substring(mark + 1);
  }

  /** A copy with another protocol, and what is required of that. */
  public AnsweredRequest withProtocol(NegotiatedProtocol other, Assessment itsAssessment) {
    return with(other, itsAssessment, fields);
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
    Map<String, String> changed = new TreeMap<>(fields);
    changed.put(name, value);
    return with(negotiated, assessment, changed);
  }

  private AnsweredRequest with(
      NegotiatedProtocol otherProtocol,
      Assessment otherAssessment,
      Map<String, String> otherFields) {
    return new AnsweredRequest(
        time,
        otherProtocol,
        receivedIn,
        otherAssessment,
        method,
        target,
        host,
        mustClose,
        hasCredentials,
        hasUnknownProxy,
        otherFields);
  }
}
