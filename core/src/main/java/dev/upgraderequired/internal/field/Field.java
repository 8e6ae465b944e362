package dev.upgraderequired.internal.field;

import java.util.List;

/** A header or trailer field with one value per field line (RFC 9110 §5.2). */
public record Field(String name, List<String> lines) {

  /** A field with a single line. */
  public Field(String name, String value) {
    this(name, List.of(value));
  }
}
