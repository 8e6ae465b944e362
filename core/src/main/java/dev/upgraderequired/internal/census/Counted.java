package dev.upgraderequired.internal.census;

/**
 * An item with a lower-bound count.
 *
 * @param count how often it was seen, at least
 */
public record Counted<T>(T item, long count) {}
