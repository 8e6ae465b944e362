package dev.upgraderequired.internal.refusal;

import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.spi.Brownout;
import dev.upgraderequired.spi.Violation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a refusal depends on, of the request that is refused.
 *
 * @param time when it was made
 * @param receivedIn the version of HTTP in which it reached this server, from its client or a proxy
 * @param violations what it fell short of
 * @param brownout the rehearsal in which it is refused, if it is not for good
 * @param method as in {@code GET}
 * @param target its path and query as they were sent
 * @param host the host that it names, without a port
 * @param isLast whether nothing behind it on its connection may be read as another: it brings
 *     content, which is not going to be read, or its proxy may take it for the start of a tunnel
 * @param hasCredentials whether it brings {@code Authorization} or {@code Proxy-Authorization}
 * @param hasUnknownProxy whether it says that it has come through a proxy which nobody vouches for
 * @param fields those of {@link #FIELDS} that it brings, lines of one name joined by commas
 */
public record AnsweredRequest(
    Instant time,
    NegotiatedProtocol negotiated,
    HttpVersion receivedIn,
    List<Violation> violations,
    Optional<Brownout> brownout,
    String method,
    String target,
    String host,
    boolean isLast,
    boolean hasCredentials,
    boolean hasUnknownProxy,
    Map<String, String> fields) {

  /** The names of the fields that the answer depends on. */
  public static final List<String> FIELDS =
      List.of(
          "Accept",
          "Accept-Language",
          "User-Agent",
          "Content-Type",
          "Origin",
          "Sec-Fetch-Mode",
          "X-Requested-With");

  /** The value of a field; empty if there is none. */
  String field(String name) {
    return fields.getOrDefault(name, "");
  }

  /**
   * Whether the fields {@code Upgrade} and {@code Connection} reach its client, and do no harm: all
   * of the way is HTTP/1.x. A proxy that speaks HTTP/2 to its client may pass {@code Upgrade} on,
   * and the client then takes the response for malformed (RFC 9113 §8.2.2).
   */
  boolean isUpgradable() {
    return receivedIn.hasConnectionFields()
        && negotiated.httpVersion().hasConnectionFields()
        && !hasUnknownProxy;
  }

  /** What follows the question mark of its target; empty if there is none. */
  public String query() {
    int mark = target.indexOf('?');
    return mark < 0 ? "" : target.substring(mark + 1);
  }

  /** The same request, had it been made in this protocol. */
  public AnsweredRequest as(NegotiatedProtocol other, List<Violation> itsViolations) {
    return with(other, itsViolations, fields);
  }

  /** The same request, refused in a rehearsal, if there is one. */
  public AnsweredRequest in(Optional<Brownout> rehearsal) {
    return new AnsweredRequest(
        time,
        negotiated,
        receivedIn,
        violations,
        rehearsal,
        method,
        target,
        host,
        isLast,
        hasCredentials,
        hasUnknownProxy,
        fields);
  }

  /** The same request, had it asked for this language. */
  public AnsweredRequest inLanguage(String tag) {
    Map<String, String> changed = new TreeMap<>(fields);
    changed.put("Accept-Language", tag);
    return with(negotiated, violations, changed);
  }

  private AnsweredRequest with(
      NegotiatedProtocol other, List<Violation> itsViolations, Map<String, String> itsFields) {
    return new AnsweredRequest(
        time,
        other,
        receivedIn,
        itsViolations,
        brownout,
        method,
        target,
        host,
        isLast,
        hasCredentials,
        hasUnknownProxy,
        itsFields);
  }
}
