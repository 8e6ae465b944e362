package dev.upgraderequired.spi;

import dev.upgraderequired.protocol.NegotiatedProtocol;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What there is to explain, whatever the representation.
 *
 * @param status of the response
 * @param locale the language that the client asked for, of those that are there
 * @param time of the request
 * @param requirements everything the site demands, not only what was violated: nobody should have
 *     to come back to learn the rest
 * @param violations what the request fell short of; none where a check finds that it will do
 * @param upgrade the protocols that would do, as in an {@code Upgrade} field
 * @param brownout the rehearsal in which the request is refused; none where it is for good
 * @param summary what is wrong, in that language: a sentence for each violation
 */
public record Explanation(
    int status,
    Locale locale,
    Instant time,
    NegotiatedProtocol negotiated,
    List<Requirement> requirements,
    List<Violation> violations,
    String upgrade,
    Optional<Brownout> brownout,
    String summary) {

  /** Whether nothing is refused: somebody only wants to know whether a connection will do. */
  public boolean isCheck() {
    return status == 200;
  }

  /** The status and its reason phrase: {@code 426 Upgrade Required}. */
  public String statusLine() {
    return statusLine(status);
  }

  /** A status that refusals can have, and its reason phrase (RFC 9110 §15). */
  public static String statusLine(int status) {
    return status + " " + reasonPhrase(status);
  }

  private static String reasonPhrase(int status) {
    return switch (status) {
      case 200 -> "OK";
      case 400 -> "Bad Request";
      case 403 -> "Forbidden";
      case 505 -> "HTTP Version Not Supported";
      default -> "Upgrade Required";
    };
  }
}
