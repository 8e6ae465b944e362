package dev.upgraderequired.census;

/**
 * What is reported of one filter.
 *
 * @param name of the filter
 * @param policy what it requires, in words
 * @param mode what it does about requests that fall short
 */
public record Report(String name, String policy, String mode, Snapshot snapshot) {}
