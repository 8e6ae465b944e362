package dev.upgraderequired.census;

/** Something, and how often it was seen at least. */
public record Hitter<T>(T what, long count) {}
