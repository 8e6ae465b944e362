package dev.upgraderequired.internal.policy;

import dev.upgraderequired.spi.Violation;
import java.util.List;
import java.util.Optional;

/** Assessments for tests. */
public final class Assessments {

  private Assessments() {}

  /** Violations of a policy in force that requires nothing else. */
  public static Assessment of(Violation... violations) {
    return of(List.of(violations), false);
  }

  /** Violations of a planned policy that requires nothing else. */
  public static Assessment planned(Violation... violations) {
    return of(List.of(violations), true);
  }

  private static Assessment of(List<Violation> violations, boolean isPlanned) {
    return new Assessment(
        violations.stream().map(Violation::requirement).toList(),
        violations,
        violations,
        isPlanned,
        Optional.empty(),
        Optional.empty(),
        List.of());
  }
}
