package dev.upgraderequired.internal.census;

/** Something, and how often it was seen at least. */
public record Hitter<T>(T what, long count) {}
