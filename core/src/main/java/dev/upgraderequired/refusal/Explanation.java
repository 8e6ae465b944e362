package dev.upgraderequired.refusal;

import dev.upgraderequired.policy.Requirement;
import dev.upgraderequired.policy.Violation;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import java.util.List;

/**
 * What there is to explain, whatever the representation.
 *
 * @param requirements everything the site demands, not only what was violated: nobody should have
 *     to come back to learn the rest
 * @param upgrade the protocols that would do, as in an {@code Upgrade} field
 */
public record Explanation(
    int status,
    NegotiatedProtocol negotiated,
    List<Requirement> requirements,
    List<Violation> violations,
    String upgrade) {

  /** The status and its reason phrase: {@code 426 Upgrade Required}. */
  public String statusLine() {
    return status + " " + reasonPhrase();
  }

  private String reasonPhrase() {
    return switch (status) {
      case 400 -> "Bad Request";
      case 403 -> "Forbidden";
      case 505 -> "HTTP Version Not Supported";
      default -> "Upgrade Required";
    };
  }
}
