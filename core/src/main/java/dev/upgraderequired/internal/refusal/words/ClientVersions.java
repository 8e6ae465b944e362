package dev.upgraderequired.internal.refusal.words;

import dev.upgraderequired.spi.Requirement;
import dev.upgraderequired.spi.Violation;
import java.util.List;
import java.util.Map;

/** The clients that support required protocols: names and versions, the same in every language. */
public final class ClientVersions {

  private static final Map<String, String> BY_PROTOCOL = Bundles.builtIn("clients.properties");

  private ClientVersions() {}

  /** The clients that can avoid these violations, one line each. */
  public static List<String> resolving(List<Violation> violations) {
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
