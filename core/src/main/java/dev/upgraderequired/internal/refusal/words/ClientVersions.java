package dev.upgraderequired.internal.refusal.words;

import dev.upgraderequired.spi.Requirement;
import dev.upgraderequired.spi.Violation;
import java.util.List;
import java.util.Map;

/** Names and versions of clients that support a required protocol. They are not translated. */
public final class ClientVersions {

  private static final Map<String, String> BY_PROTOCOL = Bundles.builtIn("clients.properties");

  private ClientVersions() {}

  /** Clients whose requests would not have these violations, one in each line. */
  public static List<String> resolving(List<Violation> violations) {
    boolean onlyConnection = violations.stream().allMatch(v -> v.isOfConnection());
    return violations.stream()
        .map(Violation::requirement)
        // Clients for a required upgrade support the required TLS and HTTP versions, too.
        .filter(requirement -> onlyConnection || !requirement.isOfConnection())
        .map(Requirement::acceptableProtocols)
        .map(bestFirst -> bestFirst.get(bestFirst.size() - 1))
        .flatMap(minimum -> BY_PROTOCOL.getOrDefault(minimum, "").lines())
        .distinct()
        .toList();
  }
}
