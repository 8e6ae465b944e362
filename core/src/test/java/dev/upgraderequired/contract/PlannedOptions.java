package dev.upgraderequired.contract;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * Options by which TLS 1.2 is required and TLS 1.3 is planned, in a brownout that is running.
 *
 * @param enforceFrom the date of the plan
 * @param brownout its start, an hour ago; it takes three hours
 */
record PlannedOptions(Instant enforceFrom, Instant brownout) {

  static PlannedOptions now() {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    return new PlannedOptions(now.plus(Duration.ofDays(30)), now.minus(Duration.ofHours(1)));
  }

  Instant brownoutUntil() {
    return brownout.plus(Duration.ofHours(3));
  }

  Map<String, String> asMap() {
    return Map.of(
        "minimumTls",
        "TLSv1.2",
        "plannedMinimumTls",
        "TLSv1.3",
        "enforceFrom",
        enforceFrom.toString(),
        "brownouts",
        brownout + "/PT3H",
        "exemptPaths",
        "/health");
  }
}
