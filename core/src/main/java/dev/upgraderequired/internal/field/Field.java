package dev.upgraderequired.internal.field;

import java.util.List;

/** A header or trailer field with a value for each of its lines (RFC 9110 §5.2). */
public record Field(String name, List<String> lines) {

  /** A field of one line. */
  public Field(String name, String value) {
    this(name, List.of(value));
  }
}
