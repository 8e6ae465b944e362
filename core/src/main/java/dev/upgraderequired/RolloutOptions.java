package dev.upgraderequired;

import static dev.upgraderequired.InitParameters.list;
import static dev.upgraderequired.InitParameters.notAccepted;

import dev.upgraderequired.policy.Brownout;
import dev.upgraderequired.policy.Mode;
import dev.upgraderequired.policy.Rollout;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The options that say from when on, and when before it, violations are refused. */
final class RolloutOptions {

  private static final String AN_INTERVAL = "one such as 2027-02-01T09:00Z/PT30M";

  /** What a date in HTTP can have (RFC 9110 §5.6.7). */
  private static final int LAST_YEAR = 9999;

  private RolloutOptions() {}

  static Mode mode(OptionReader options) {
    return options.read(InitParameters.MODE, Mode.ENFORCE, RolloutOptions::mode);
  }

  static Mode mode(String value) {
    return Mode.parse(value)
        .orElseThrow(() -> notAccepted(value, "a mode", "enforce, report-only or off"));
  }

  static Rollout rollout(OptionReader options) {
    Optional<Instant> enforceFrom =
        options.readOptional(InitParameters.ENFORCE_FROM, RolloutOptions::instant);
    List<Brownout> brownouts =
        options.read(
            InitParameters.BROWNOUTS,
            List.of(),
            value -> brownouts(value, enforceFrom.orElse(Instant.MAX)));
    int percent = options.read(InitParameters.BROWNOUT_PERCENT, 100, RolloutOptions::percent);
    options.mistakeIf(
        options.has(InitParameters.BROWNOUTS) && !options.has(InitParameters.ENFORCE_FROM),
        InitParameters.BROWNOUTS,
        String.format(
            Locale.ROOT,
            "needs %s; without it every violation is refused already",
            options.named(InitParameters.ENFORCE_FROM)));
    options.mistakeIf(
        options.has(InitParameters.BROWNOUT_PERCENT) && !options.has(InitParameters.BROWNOUTS),
        InitParameters.BROWNOUT_PERCENT,
        "needs " + options.named(InitParameters.BROWNOUTS));
    return new Rollout(enforceFrom, brownouts, percent);
  }

  /** Whether the report has the addresses of clients, and not only their networks. */
  static boolean reportsWholeAddresses(OptionReader options) {
    return options.read(
        InitParameters.REPORT_ADDRESSES,
        false,
        value ->
            switch (value.toLowerCase(Locale.ROOT)) {
              case "networks" -> false;
              case "full" -> true;
              default -> throw notAccepted(value, "accepted", "networks or full");
            });
  }

  private static Instant instant(String value) {
    try {
      // In UTC, which is how Sunset writes it: 9999-12-31T23:00-02:00 is in the year 10000.
      OffsetDateTime date = OffsetDateTime.parse(value).withOffsetSameInstant(ZoneOffset.UTC);
      if (date.getYear() >= 1970 && date.getYear() <= LAST_YEAR) {
        return date.toInstant();
      }
    } catch (DateTimeException e) {
      // Not one, then.
    }
    throw notAccepted(
        value, "a date and time with an offset", "one such as 2027-03-01T00:00Z or +01:00");
  }

  private static List<Brownout> brownouts(String value, Instant enforceFrom) {
    List<Brownout> brownouts = new ArrayList<>();
    for (String interval : list(value)) {
      brownouts.add(brownout(interval, enforceFrom));
    }
    brownouts.sort(Comparator.comparing(Brownout::from));
    for (int i = 1; i < brownouts.size(); i++) {
      if (!brownouts.get(i).from().isAfter(brownouts.get(i - 1).until())) {
        throw notAccepted(
            value, "free of overlaps", "intervals with some time between any two of them");
      }
    }
    return brownouts;
  }

  private static Brownout brownout(String interval, Instant enforceFrom) {
    String[] parts = interval.split("/", -1);
    if (parts.length != 2 || parts[0].isBlank() || parts[1].isBlank()) {
      throw notAccepted(interval, "an interval", AN_INTERVAL);
    }
    Instant from = instant(parts[0].strip());
    Instant until = end(from, parts[1].strip(), interval);
    if (!from.isBefore(until)) {
      throw notAccepted(interval, "an interval that ends after its start", AN_INTERVAL);
    }
    // At that very instant it would not be temporary.
    if (!until.isBefore(enforceFrom)) {
      throw notAccepted(interval, "over before enforceFrom", "an earlier one, or a later date");
    }
    return new Brownout(from, until, enforceFrom);
  }

  private static Instant end(Instant from, String text, String interval) {
    if (!text.startsWith("P")) {
      return instant(text);
    }
    try {
      return from.plus(Duration.parse(text));
    } catch (DateTimeException | ArithmeticException e) {
      throw notAccepted(interval, "an interval", AN_INTERVAL);
    }
  }

  private static int percent(String value) {
    if (!value.matches("[1-9]\\d?|100")) {
      throw notAccepted(value, "a share of clients", "a whole number from 1 to 100");
    }
    return Integer.parseInt(value);
  }
}
