package dev.upgraderequired.internal.refusal.words;

import dev.upgraderequired.spi.Violation;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A line that a visitor can quote to support: time, site and violation codes. */
public final class Incident {

  private Incident() {}

  /** The codes are those of the violations that the text explains, in a check also planned ones. */
  public static String line(ExplanationText text, Site site) {
    return Stream.of(
            Stream.of(text.explanation().time().truncatedTo(ChronoUnit.SECONDS).toString()),
            site.name().stream(),
            text.violations().stream().map(Violation::code))
        .flatMap(part -> part)
        .collect(Collectors.joining(" · "));
  }
}
