package dev.upgraderequired.internal.config;

import static dev.upgraderequired.internal.config.OptionText.list;
import static dev.upgraderequired.internal.config.OptionText.notAccepted;

import dev.upgraderequired.internal.policy.Rollout;
import dev.upgraderequired.spi.Brownout;
import dev.upgraderequired.spi.ReportAddresses;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The options that state when violations are refused: start date and brownouts. */
public final class RolloutOptions {

  private static final String AN_INTERVAL = "one such as 2027-02-01T09:00Z/PT30M";

  private static final Instant FIRST = Instant.EPOCH;

  /** Exclusive: a date in HTTP has a year of four digits (RFC 9110 §5.6.7). */
  private static final Instant END =
      OffsetDateTime.of(10_000, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC).toInstant();

  public static final OptionKey<Optional<Instant>> ENFORCE_FROM =
      OptionKey.optional("enforceFrom", RolloutOptions::instant);

  public static final OptionKey<List<Interval>> BROWNOUTS =
      OptionKey.of("brownouts", List.of(), RolloutOptions::intervals);

  public static final OptionKey<Integer> BROWNOUT_PERCENT =
      OptionKey.of("brownoutPercent", 100, RolloutOptions::percent);

  public static final OptionKey<ReportAddresses> REPORT_ADDRESSES =
      OptionKey.of("reportAddresses", ReportAddresses.NETWORKS, RolloutOptions::reportAddresses);

  public static final List<OptionKey<?>> ALL =
      List.of(ENFORCE_FROM, BROWNOUTS, BROWNOUT_PERCENT, REPORT_ADDRESSES);

  private RolloutOptions() {}

  static Rollout rollout(Options options) {
    Instant enforceFrom = options.get(ENFORCE_FROM).orElse(Instant.MAX);
    return new Rollout(
        options.get(ENFORCE_FROM),
        options.get(BROWNOUTS).stream()
            .map(interval -> new Brownout(interval.from(), interval.until(), enforceFrom))
            .toList(),
        options.get(BROWNOUT_PERCENT));
  }

  static void check(Options options, Mistakes mistakes) {
    mistakes.addIf(
        options.isSet(BROWNOUTS) && !options.isSet(ENFORCE_FROM),
        BROWNOUTS,
        PlanOptions.isPlanned(options)
            ? "needs %s; without it nobody is refused for the plan"
            : "needs %s; without it every violation is refused at once",
        ENFORCE_FROM);
    mistakes.addIf(
        options.isSet(BROWNOUT_PERCENT) && !options.isSet(BROWNOUTS),
        BROWNOUT_PERCENT,
        "needs %s",
        BROWNOUTS);
    options
        .get(ENFORCE_FROM)
        .ifPresent(from -> checkAreOver(options.get(BROWNOUTS), from, mistakes));
  }

  private static void checkAreOver(
      List<Interval> brownouts, Instant enforceFrom, Mistakes mistakes) {
    brownouts.stream()
        .filter(brownout -> !brownout.isOverBefore(enforceFrom))
        .findFirst()
        .map(
            late ->
                notAccepted(
                    late.text(), "over before enforceFrom", "an earlier one, or a later date"))
        .ifPresent(mistake -> mistakes.add(BROWNOUTS, String.valueOf(mistake.getMessage())));
  }

  private static ReportAddresses reportAddresses(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "networks" -> ReportAddresses.NETWORKS;
      case "full" -> ReportAddresses.FULL;
      default -> throw notAccepted(value, "accepted", "networks or full");
    };
  }

  private static Instant instant(String value) {
    try {
      return instant(OffsetDateTime.parse(value));
    } catch (DateTimeException unparseable) {
      throw notADate(value);
    }
  }

  public static Instant instant(OffsetDateTime date) {
    // By the instant: 9999-12-31T23:00-02:00 is in the year 10000 of UTC, which Sunset uses.
    Instant instant = date.toInstant();
    if (instant.isBefore(FIRST) || !instant.isBefore(END)) {
      throw notADate(date.toString());
    }
    return instant;
  }

  private static IllegalArgumentException notADate(String value) {
    return notAccepted(
        value, "a date and time with an offset", "one such as 2027-03-01T00:00Z or +01:00");
  }

  private static List<Interval> intervals(String value) {
    return withoutOverlaps(list(value).stream().map(RolloutOptions::interval).toList());
  }

  /** The intervals, earliest first. */
  public static List<Interval> withoutOverlaps(List<Interval> intervals) {
    List<Interval> sorted =
        intervals.stream().sorted(Comparator.comparing(Interval::from)).toList();
    for (int i = 1; i < sorted.size(); i++) {
      if (!sorted.get(i).from().isAfter(sorted.get(i - 1).until())) {
        throw notAccepted(
            intervals.stream().map(Interval::text).collect(Collectors.joining(",")),
            "free of overlaps",
            "intervals with some time between any two of them");
      }
    }
    return sorted;
  }

  private static Interval interval(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length != 2 || parts[0].isBlank() || parts[1].isBlank()) {
      throw notAccepted(text, "an interval", AN_INTERVAL);
    }
    Instant from = instant(parts[0].strip());
    String end = parts[1].strip();
    return new Interval(
        from, end.startsWith("P") ? end(from, length(end, text), text) : end(end, text), text);
  }

  private static Instant end(String date, String text) {
    try {
      return instant(date);
    } catch (IllegalArgumentException neitherDateNorDuration) {
      throw notAccepted(text, "an interval", AN_INTERVAL);
    }
  }

  public static Interval interval(OffsetDateTime from, Duration length) {
    String text = from + "/" + length;
    return new Interval(instant(from), end(instant(from), length, text), text);
  }

  private static Duration length(String length, String text) {
    try {
      return Duration.parse(length);
    } catch (DateTimeException unparseable) {
      throw notAccepted(text, "an interval", AN_INTERVAL);
    }
  }

  private static Instant end(Instant from, Duration length, String text) {
    try {
      return from.plus(length);
    } catch (DateTimeException | ArithmeticException beyondTime) {
      throw notAccepted(text, "an interval", AN_INTERVAL);
    }
  }

  /**
   * When a brownout begins and ends.
   *
   * @param until its exclusive end
   * @param text as it was written, for messages
   */
  public record Interval(Instant from, Instant until, String text) {

    public Interval {
      if (!from.isBefore(until)) {
        throw notAccepted(text, "an interval that ends after its start", AN_INTERVAL);
      }
    }

    // A refusal at enforceFrom itself is not temporary.
    boolean isOverBefore(Instant enforceFrom) {
      return until.isBefore(enforceFrom);
    }
  }

  private static int percent(String value) {
    if (!value.matches("\\d{1,3}")) {
      throw notAPercentage(value);
    }
    return percent(Integer.parseInt(value));
  }

  public static int percent(int value) {
    if (value < 1 || value > 100) {
      throw notAPercentage(String.valueOf(value));
    }
    return value;
  }

  private static IllegalArgumentException notAPercentage(String value) {
    return notAccepted(value, "a share of clients", "a whole number from 1 to 100");
  }
}
