package dev.upgraderequired.internal.refusal.words;

import dev.upgraderequired.spi.Explanation;
import dev.upgraderequired.spi.Violation;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A line that a visitor can quote to support: time, site and violation codes. */
public final class Incident {

  private Incident() {}

  public static String line(Explanation explanation, Site site) {
    return Stream.of(
            Stream.of(explanation.time().truncatedTo(ChronoUnit.SECONDS).toString()),
            site.name().stream(),
            explanation.violations().stream().map(Violation::code))
        .flatMap(part -> part)
        .collect(Collectors.joining(" · "));
  }
}
