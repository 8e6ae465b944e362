package dev.upgraderequired.spi;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How requests that violate the policy are handled. */
public enum Mode {
  /** They are refused, from {@code enforceFrom} on. */
  ENFORCE,
  /** They are counted, logged and served. */
  REPORT_ONLY,
  /** No request is judged. */
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
