package dev.upgraderequired.internal.refusal.words;

import dev.upgraderequired.spi.Requirement;
import dev.upgraderequired.spi.Violation;
import java.util.List;
import java.util.Map;

/** Which clients can do what is required: names and versions, the same in every language. */
public final class Clients {

  private static final Map<String, String> BY_PROTOCOL = Bundles.builtIn("clients.properties");

  private Clients() {}

  /** One line for each client that can do what each violated requirement demands at least. */
  public static List<String> thatCan(List<Violation> violations) {
    boolean atAll = violations.stream().allMatch(v -> v.isOfConnection());
    return violations.stream()
        .map(Violation::requirement)
        // Who can switch to a protocol at all can do what the connection needs.
        .filter(requirement -> atAll || !requirement.isOfConnection())
        .map(Requirement::acceptableProtocols)
        .map(bestFirst -> bestFirst.get(bestFirst.size() - 1))
        .flatMap(least -> BY_PROTOCOL.getOrDefault(least, "").lines())
        .distinct()
        .toList();
  }
}
