package dev.upgraderequired.spi;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What is done about requests that violate the policy. */
public enum Mode {
  /** They are refused, from {@code enforceFrom} on. */
  ENFORCE,
  /** They are served as if nothing were required, and counted. */
  REPORT_ONLY,
  /** Nothing is judged at all. */
  OFF;

  /** The mode of this name: {@code enforce}, {@code report-only} or {@code off}. */
  public static Optional<Mode> parse(String text) {
    return Stream.of(values()).filter(mode -> mode.toString().equalsIgnoreCase(text)).findFirst();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
