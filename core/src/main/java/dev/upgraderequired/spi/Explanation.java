package dev.upgraderequired.spi;

import dev.upgraderequired.protocol.NegotiatedProtocol;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The content of a refusal, or of a check, independent of its representation.
 *
 * @param status of the response
 * @param locale the language, of the supported ones, that the client prefers
 * @param time of the request
 * @param requirements all requirements, not only the violated ones, so that one visit is enough to
 *     learn them
 * @param violations of those requirements by the request; none if a check finds that it complies
 * @param upgrade the accepted protocols, as in an {@code Upgrade} field
 * @param brownout the one in which the request is refused; empty if the refusal is permanent
 * @param plan what is to be required later; only in a check, and only until its date. Empty if
 *     {@code enforceFrom} is the date of the policy itself, whose requirements a check names as if
 *     they were in force
 * @param plannedViolations of that plan by the request, those of requirements in force included;
 *     none if it complies with the plan, or if there is none
 * @param summary a sentence for each violation, in that language
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
    Optional<UpgradePlan> plan,
    List<Violation> plannedViolations,
    String summary) {

  /** Whether this answers a check, and refuses nothing. */
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
