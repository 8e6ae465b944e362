package dev.upgraderequired.benchmark;

import java.util.Map;

/** A kind of request whose allocations are counted. */
// The maps are those of Map.of().
@SuppressWarnings("ImmutableEnumChecker")
enum Allocating {
  COMPLIANT("served", Subject.FILTER, Map.of()),
  PROXIED(
      "served through a trusted proxy", Subject.FILTER_BEHIND_PROXY, LiveServer.FIELDS_OF_PROXY),
  REFUSED_AS_TEXT("refused, as text", Subject.FILTER_REFUSING, Map.of()),
  REFUSED_AS_JSON(
      "refused, as JSON", Subject.FILTER_REFUSING, Map.of("Accept", "application/json")),
  REFUSED_AS_HTML("refused, as a page", Subject.FILTER_REFUSING, Map.of("Accept", "text/html"));

  private final String words;
  private final Subject subject;
  private final Map<String, String> fields;

  Allocating(String words, Subject subject, Map<String, String> fields) {
    this.words = words;
    this.subject = subject;
    this.fields = fields;
  }

  Subject subject() {
    return subject;
  }

  Map<String, String> fields() {
    return fields;
  }

  String goal() {
    return this == COMPLIANT || this == PROXIED ? "0 objects" : "≤ 40 objects, ≤ 1,500 B";
  }

  @Override
  public String toString() {
    return words;
  }
}
