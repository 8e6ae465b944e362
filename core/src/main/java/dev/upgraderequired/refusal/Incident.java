package dev.upgraderequired.refusal;

import dev.upgraderequired.policy.Violation;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The line that somebody who asks for help can quote: when, where, and why in stable codes. */
final class Incident {

  private Incident() {}

  static String line(Explanation explanation, Site site) {
    return Stream.of(
            Stream.of(explanation.time().truncatedTo(ChronoUnit.SECONDS).toString()),
            site.name().stream(),
            explanation.violations().stream().map(Violation::code))
        .flatMap(part -> part)
        .collect(Collectors.joining(" · "));
  }
}
