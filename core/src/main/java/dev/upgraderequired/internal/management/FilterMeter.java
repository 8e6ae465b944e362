package dev.upgraderequired.internal.management;

import org.jspecify.annotations.Nullable;

/** The meters of a filter: names, base units and descriptions. */
enum FilterMeter {
  REQUESTS("requests", "requests", "How many requests of a protocol had a verdict"),
  VIOLATIONS("violations", "violations", "How often a violation was seen; a request may have two"),
  CLIENTS("clients", "clients", "About how many clients made requests since the start"),
  WHAT_IF_CLIENTS(
      "what.if.clients", "clients", "About how many clients a floor would refuse a request of"),
  MODE("mode", null, "1 for the mode that is in force, 0 for the others"),
  PLANNED_REQUESTS(
      "planned.requests",
      "requests",
      "How many requests that violated only the plan had a verdict"),
  ENFORCE_FROM("enforce.from", "seconds", "When the plan is enforced, in seconds since 1970"),
  BROWNOUT("brownout", null, "1 while a brownout is running, otherwise 0");

  static final String PREFIX = "upgrade.required.";

  private final String suffix;
  private final @Nullable String unit;
  private final String description;

  FilterMeter(String suffix, @Nullable String unit, String description) {
    this.suffix = suffix;
    this.unit = unit;
    this.description = description;
  }

  /** The name in Micrometer: {@code upgrade.required.requests}. */
  String meterName() {
    return PREFIX + suffix;
  }

  @Nullable String unit() {
    return unit;
  }

  String description() {
    return description;
  }
}
