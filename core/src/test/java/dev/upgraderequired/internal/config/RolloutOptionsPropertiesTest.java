package dev.upgraderequired.internal.config;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.internal.field.Warning;
import dev.upgraderequired.internal.policy.Rollout;
import dev.upgraderequired.internal.text.ForeignText;
import dev.upgraderequired.spi.Brownout;
import dev.upgraderequired.spi.Mode;
import dev.upgraderequired.spi.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Dates and intervals, as an operator writes them. */
public class RolloutOptionsPropertiesTest {

  private static final Instant START = Instant.parse("2027-01-01T00:00:00Z");
  private static final Instant ENFORCE_FROM = Instant.parse("2027-03-01T00:00:00Z");
  private static final byte[] CLIENT = {1, 2, 3, 4};

  /** An interval, by the seconds before it and within it, and in one of the ways to write it. */
  record Interval(int before, int within, boolean asDuration, ZoneOffset offset) {

    String from(Instant previous) {
      Instant from = previous.plusSeconds(before);
      Instant until = from.plusSeconds(within);
      return from.atOffset(offset)
          + "/"
          + (asDuration ? Duration.ofSeconds(within) : until.atOffset(UTC));
    }
  }

  @Property
  void refusesInBrownoutsAndAtNoOtherTime(
      @ForAll("intervals") List<Interval> intervals,
      @ForAll @IntRange(max = 2_000_000) int second) {
    Instant now = START.plusSeconds(second);
    List<String> written = new ArrayList<>();
    boolean hit = false;
    Instant end = START;
    for (Interval interval : intervals) {
      written.add(interval.from(end));
      Instant from = end.plusSeconds(interval.before());
      end = from.plusSeconds(interval.within());
      hit |= !now.isBefore(from) && now.isBefore(end);
    }

    Rollout rollout = rollout(String.join(" , ", written)).orElseThrow();

    assertThat(rollout.verdict(Mode.ENFORCE, now, () -> CLIENT))
        .isEqualTo(hit ? Verdict.REFUSED : Verdict.WARNED);
  }

  @Property(tries = 2_000)
  void takesNoIntervalThatIsNone(@ForAll("texts") String text) {
    List<Brownout> brownouts = rollout(text).map(Rollout::brownouts).orElse(List.of());

    Instant end = Instant.MIN;
    for (Brownout brownout : brownouts) {
      assertThat(brownout.from()).isAfter(end).isBefore(brownout.until());
      end = brownout.until();
    }
    assertThat(end).isBefore(ENFORCE_FROM);
  }

  @Property(tries = 2_000)
  void warnsOfADateThatHttpCanWrite(@ForAll("dates") String date) {
    rollout(Map.of("enforceFrom", date))
        .flatMap(Rollout::enforceFrom)
        .ifPresent(
            from -> {
              String sunset =
                  Warning.fields(Optional.of(START), from, Optional.empty()).get(1).lines().get(0);
              assertThat(sunset).hasSize("Thu, 01 Jan 1970 00:00:00 GMT".length());
              assertThat(
                      ZonedDateTime.parse(sunset, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant())
                  .isEqualTo(from.truncatedTo(ChronoUnit.SECONDS));
            });
  }

  private static Optional<Rollout> rollout(String brownouts) {
    return rollout(Map.of("enforceFrom", "" + ENFORCE_FROM, "brownouts", brownouts));
  }

  private static Optional<Rollout> rollout(Map<String, String> options) {
    try {
      Mistakes mistakes = new Mistakes("", options);
      Options read =
          new OptionText(options, Placeholders.ofThisProcess()).read(RolloutOptions.ALL, mistakes);
      RolloutOptions.check(read, mistakes);
      mistakes.throwIfAny();
      return Optional.of(RolloutOptions.rollout(read));
    } catch (IllegalArgumentException mistakes) {
      assertThat(mistakes).hasMessageMatching("(?s).*\n  (enforceFrom|brownouts): .*");
      return Optional.empty();
    }
  }

  @Provide
  Arbitrary<List<Interval>> intervals() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 400_000),
            Arbitraries.integers().between(1, 400_000),
            Arbitraries.of(true, false),
            Arbitraries.integers().between(-18, 18).map(ZoneOffset::ofHours))
        .as(Interval::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(5);
  }

  @Provide
  Arbitrary<String> texts() {
    return ForeignText.near(
        "2027-02-01T09:00Z/PT30M",
        "2027-02-01T09:00Z/PT30M,2027-02-02T09:00+01:00/2027-02-02T10:00Z",
        "2027-02-28T23:59:58Z/PT1S",
        "2027-02-01T09:00Z/P99999999999D",
        "2027-02-01T09:00Z/PT-1S");
  }

  @Provide
  Arbitrary<String> dates() {
    return ForeignText.near(
        "2027-03-01T00:00Z",
        "2027-03-01T00:00:00.999999999+18:00",
        "9999-12-31T23:59-18:00",
        "9999-12-31T23:59:59Z",
        "1970-01-01T00:00+18:00",
        "+999999999-12-31T23:59-18:00",
        "-0001-01-01T00:00Z");
  }
}
