package dev.upgraderequired.internal.census;

/**
 * What a requirement would refuse, of all that was seen.
 *
 * @param requirement as a token: {@code TLS}, {@code TLS/1.3}, {@code HTTP/1.1}
 * @param requests how many requests
 * @param clients about how many clients, each of which made one such request at least
 */
public record WhatIf(String requirement, long requests, long clients) {}
