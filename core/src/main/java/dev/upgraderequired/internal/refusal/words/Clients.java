package dev.upgraderequired.internal.refusal.words;

import dev.upgraderequired.spi.Requirement;
import dev.upgraderequired.spi.Violation;
import java.util.List;
import java.util.Map;

/** The clients that support required protocols: names and versions, the same in every language. */
public final class Clients {

  private static final Map<String, String> BY_PROTOCOL = Bundles.builtIn("clients.properties");

  private Clients() {}

  /** One line per client that supports the minimum of each violated requirement. */
  public static List<String> supporting(List<Violation> violations) {
    boolean onlyConnection = violations.stream().allMatch(v -> v.isOfConnection());
    return violations.stream()
        .map(Violation::requirement)
        // A client that supports the required upgrade also supports the required connection.
        .filter(requirement -> onlyConnection || !requirement.isOfConnection())
        .map(Requirement::acceptableProtocols)
        .map(newestFirst -> newestFirst.get(newestFirst.size() - 1))
        .flatMap(minimum -> BY_PROTOCOL.getOrDefault(minimum, "").lines())
        .distinct()
        .toList();
  }
}
